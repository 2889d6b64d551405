/** The stored log contradicts itself, its key, or what was published before: nothing may be signed until a person looked. */
export class LogDisagrees extends Error {
  override readonly name = "LogDisagrees";
  readonly code: "wrong-key" | "wrong-root" | "rolled-back" | "forked";

  constructor(code: LogDisagrees["code"], message: string) {
    super(message);
    this.code = code;
  }
}
