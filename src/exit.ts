/**
 * Runs the work of a process, and ends it with the exit code that it comes to. Output is flushed
 * first; a socket that hangs, a proxy's say, does not hold up the end. A closed output stops
 * nothing: what is under way in Immuta goes on, and is told wherever it can be.
 */
export async function runToEnd(work: () => Promise<number>): Promise<never> {
  const outputs = [process.stdout, process.stderr]
  for (const output of outputs) output.on('error', () => undefined)
  // A run that ends before its work is done, for whatever reason, must not look like a success.
  process.exitCode = 1
  process.exitCode = await work()
  await Promise.all(outputs.map(flushed))
  process.exit()
}

function flushed(output: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    output.write('', () => resolve())
  })
}
