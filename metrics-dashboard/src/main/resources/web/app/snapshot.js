// Which snapshot a record is of, as the server names it.

/** The trajectory of what the server tells. */
export const trajectoryOf = ({ trajectory }) => trajectory;

/** The id of the snapshot that a frame was predicted from. */
export const snapshotId = ({ trajectory, configuration, step }) => `${trajectory}/${configuration}/${step}`;
