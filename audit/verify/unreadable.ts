/** A line that is not what stands in a bundle. Its message says what is wrong; the caller knows which line. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}
