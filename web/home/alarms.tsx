import type { RunAlarms } from "../../api/damage.ts";
import type { WitnessAlarms } from "../../api/services/watching.ts";
import type { Frame } from "../frame.ts";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";

type Props = {
  readonly frame: Frame;
  /** What the self-check found; for administrators. */
  readonly problems: readonly string[];
  /** What witnesses said against the log; for administrators and auditors. */
  readonly alarms: WitnessAlarms;
  /** Runs that can't be read; for administrators and auditors. */
  readonly damaged: RunAlarms;
};

/** What says that the record is not what it was. Nothing stops for it, so somebody has to read it. */
export const Alarms = ({ frame, problems, alarms, damaged }: Props) => {
  const standing = alarms.filter(({ isSettled }) => !isSettled);
  const settled = alarms.filter(({ isSettled }) => isSettled);
  return (
    <>
      {problems.length > 0 && (
        <Panel tone="stop" role="alert" title="The record was changed, or is damaged">
          <p>The check of the record by itself found what is not as it must be:</p>
          <ul>
            {problems.slice(0, 10).map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
          <p>Keep the database as it is, and tell whoever runs this server.</p>
        </Panel>
      )}
      {damaged.length > 0 && (
        <Panel tone="stop" role="alert" title="Part of the record cannot be read">
          <ul>
            {damaged.map(({ run, message, since }) => (
              <li>
                {message} Since <When at={since.toISOString()} frame={frame} />.{" "}
                <a href={`/runs/${run}/bundle`}>Fetch what can be read of it</a>.
              </li>
            ))}
          </ul>
          <p>
            All other runs go on. These are tried again by themselves. Keep the database as it is,
            and tell whoever runs this server.
          </p>
        </Panel>
      )}
      {standing.length > 0 && (
        <Panel tone="stop" role="alert" title="A witness says that the log is not what it was">
          <ul>
            {standing.map(({ message, at }) => (
              <li>
                {message} Said last at <When at={at.toISOString()} frame={frame} />.
              </li>
            ))}
          </ul>
          <p>
            Until this is explained, do not rely on what the log shows. Keep the database as it is,
            and ask the witness for the checkpoint that it keeps.
          </p>
        </Panel>
      )}
      {settled.length > 0 && (
        <Panel title="A witness spoke against the log, and has signed it again since">
          <ul>
            {settled.map(({ message, at }) => (
              <li>
                <When at={at.toISOString()} frame={frame} />: {message}
              </li>
            ))}
          </ul>
          <p>Ask whoever runs this server what happened.</p>
        </Panel>
      )}
    </>
  );
};
