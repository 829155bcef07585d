/** On whose behalf the data are read or changed: what the audit writes down beside what was done. */
export interface Acting {
  /** A user name; `service` or `command line` where no user asked. */
  by: string;
  /** Null: nobody has signed in. */
  role: string | null;
  /** The id of the request; null: there is none. */
  request: string | null;
  /** What was asked for: the operation of the API or the command. */
  action: string;
  /** UTC. */
  at: string;
  /** Where the law or the rules want one. */
  reason: string | null;
}
