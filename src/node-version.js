// Plain JavaScript without imports: an older Node can neither read the TypeScript nor survive the
// native parts (the database crashes without a message on Node 20 and on 22 before 22.14).
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `This is Node ${process.versions.node}, and Loopwright needs 22.18 or newer.\n` +
      'Run it through npm (npm start, npx loopwright), which brings its own Node, or install a newer one.\n',
  )
  process.exit(2)
}
