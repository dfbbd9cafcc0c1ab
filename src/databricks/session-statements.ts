import { SplitError, type Statement } from './split.ts'

/*
 * Statements that can't be sent one by one, by how they begin. Databricks SQL reference: "DECLARE
 * VARIABLE", "SET", "SET VARIABLE", "SET TIMEZONE", "RESET", "CREATE VIEW" (TEMPORARY), "CREATE
 * TABLE" (TEMPORARY), "CREATE FUNCTION" (TEMPORARY), "DROP VARIABLE", "BEGIN TRANSACTION",
 * "CACHE TABLE", "ADD JAR", "EXECUTE IMMEDIATE", "CALL", "BEGIN END compound statement".
 */

const IN_SESSION =
  'has its effect only in the session that runs it, and each statement is run in one of its own'
const UNSEEN = "runs SQL that can't be looked at beforehand"
const IN_PARTS = 'runs several statements, and does not tell after which of them it stopped'

const LABEL = '(?:(?:`(?:[^`]|``)+`|[^ `]+) : )?'
/** Beginning, its keywords as the one group, and why it is refused. */
const REFUSED: readonly [beginning: string, why: string][] = [
  ['(DECLARE|SET|RESET|CACHE|UNCACHE|CLEAR CACHE)', IN_SESSION],
  [
    '(CREATE (?:OR (?:REPLACE|REFRESH) )?(?:GLOBAL )?TEMP(?:ORARY)?|DROP TEMP(?:ORARY)?)',
    IN_SESSION,
  ],
  ['(ADD (?:ARCHIVE|FILE|JAR)S?)', IN_SESSION],
  ['(START TRANSACTION|BEGIN (?:TRANSACTION|WORK)|COMMIT|ROLLBACK)', IN_SESSION],
  ['(BEGIN)$', IN_SESSION],
  ['(EXECUTE IMMEDIATE)', UNSEEN],
  ['(CALL)', IN_PARTS],
  [`${LABEL}(BEGIN)`, IN_PARTS],
]

/**
 * Refuses a script of which a statement needs the session of another one, or may stop in its
 * middle: with the Statement Execution API each statement is a session of its own, and a script
 * goes on after the last statement that ran. Throws {@link SplitError}.
 */
export function refuseSessionStatements(statements: readonly Statement[]): void {
  for (const { plain, line } of statements) {
    for (const [beginning, why] of REFUSED) {
      const keywords = new RegExp(`^${beginning}(?: |$)`, 'iu').exec(plain)?.[1]
      if (keywords === undefined) continue
      throw new SplitError(
        line,
        `\`${keywords.toUpperCase()}\` ${why}. ` +
          'Set `bootstrap: script`, and run the script by hand in one session.',
      )
    }
  }
}
