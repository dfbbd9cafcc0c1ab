/** How a guard that SECURITY.md names is taken out of the sources. */
export interface Mutation {
  /** The guard that is taken out. */
  guard: string
  file: string
  /** Occurs in the file exactly once. */
  text: string
  replacement: string
  /** Titles of those of the row's proofs that must fail; without it, all. */
  proofs?: readonly string[]
  /** Which tests of a proof are run, as a pattern for their names; without it, all. */
  only?: string
  /** Whether CI takes it out in every run. */
  isGrave?: true
}

/** The attempt, as SECURITY.md words it → what takes the guards against it out. */
export const MUTATIONS: Readonly<Record<string, readonly Mutation[]>> = {
  "Have the plan run with the tenant's secrets": [
    {
      guard: 'a run without secrets plans offline',
      file: 'src/modes/plan.ts',
      text: 'request.immutaCredential === undefined && trigger.pull?.untrusted === true',
      replacement: 'false',
    },
  ],
  'On `pull_request_target`, swap files in the workspace': [
    {
      guard: 'the head commit is read',
      file: 'src/modes/declared.ts',
      text: "trigger.event === 'pull_request_target' ? trigger.pull?.headSha : undefined",
      replacement: 'undefined as string | undefined',
    },
  ],
  'Have Immuta sign in at their own workspace, from a fork on `pull_request_target`': [
    {
      guard: "no dry run at a stranger's host",
      file: 'src/modes/plan.ts',
      text: "trigger.event === 'pull_request_target' && trigger.pull?.untrusted === true && isAnyHost",
      replacement: 'false',
    },
  ],
  'Point a spec at another file by a symbolic link': [
    {
      guard: 'no link in the workspace',
      file: 'src/specfile/source.ts',
      text: 'if (found.isSymbolicLink())',
      replacement: 'if (found.isSocket())',
      proofs: ['is listed and refused'],
    },
    {
      guard: 'a glob does not begin behind a link',
      file: 'src/specfile/source.ts',
      text: 'bases.includes(folder) ? await linkTo(folder) : undefined',
      replacement: "bases.includes(folder) ? await linkTo('') : undefined",
      proofs: ['of a linked folder only the link is told'],
    },
    {
      guard: 'nothing behind a link is read',
      file: 'src/specfile/source.ts',
      text: '(await realpath(path)) !== join(root, file)',
      replacement: "(await realpath(path)) === '' && root === file",
      proofs: ['a file behind a linked folder is not read, whoever names it'],
    },
    {
      guard: 'no link in a commit',
      file: 'src/github/changes.ts',
      text: 'if (isLink) links.add(path)',
      replacement: 'if (isLink) continue',
      proofs: ['on pull_request_target does not follow a symbolic link of the head commit'],
    },
  ],
  'Register from a pull request': [
    {
      guard: 'apply is refused',
      file: 'src/action/event.ts',
      text: "input === 'apply' && !mayApply",
      replacement: 'false',
    },
  ],
  'Send the credential to a host of theirs': [
    {
      guard: 'an empty `allowed-hosts`',
      file: 'src/action/inputs.ts',
      text: "const CLOSED: readonly Setting[] = ['allowedHosts']",
      replacement: 'const CLOSED: readonly Setting[] = []',
      proofs: ['hosts that are given, and come to nothing, are not all of Databricks'],
    },
    {
      guard: 'allowed-hosts for `hostname`',
      file: 'src/connection/formats.ts',
      text: 'return isAllowedHost(host, policy)',
      replacement: 'return isAllowedHost(host, policy) || host.length > 0',
      proofs: [
        'allowed-hosts replaces the Databricks domains',
        'the domain as a prefix',
        'an IPv4 address',
      ],
      isGrave: true,
    },
    {
      guard: 'allowed-hosts for `authorityUrl`',
      file: 'src/connection/formats.ts',
      text: 'isAllowedHost(parsed.host, policy)',
      replacement: 'parsed.host.length > 0',
      proofs: ['the host as a prefix'],
    },
    {
      guard: 'a bare host name',
      file: 'src/connection/host-format.ts',
      text: 'if (HOST_NAME.test(host)) return undefined',
      replacement: 'if (host.length > 0) return undefined',
      proofs: ['a dot at the end'],
    },
    {
      guard: 'no user name',
      file: 'src/connection/host-format.ts',
      text: "if (authority.includes('@'))",
      replacement: "if (authority === '@')",
      proofs: ['a user name that looks like the host'],
    },
  ],
  'Read other secrets of the step through a spec': [
    {
      guard: 'secret-variables',
      file: 'src/connection/allowed-by-workflow.ts',
      text: 'if (globMatcher(secretVariables)(name)) return undefined',
      replacement: 'if (secretVariables.length > 0) return undefined',
      proofs: ['secret-variables takes names, globs and exclusions'],
    },
    {
      guard: "the runner's own",
      file: 'src/connection/allowed-by-workflow.ts',
      text: 'if (RUNNER_PREFIXES.some((prefix) => name.toLowerCase().startsWith(prefix)))',
      replacement: 'if (RUNNER_PREFIXES.includes(name))',
      proofs: ['%s may not be used, whatever secret-variables says'],
    },
    {
      guard: 'only in the two secret fields',
      file: 'src/connection/rules.ts',
      text: 'if (!mentionsReference(value) || isBelow) return []',
      replacement: 'if (value.length > 0 || isBelow) return []',
      proofs: ['in a part of hostname'],
    },
  ],
  "Have a secret's value printed by a spec": [
    {
      guard: 'a literal is refused',
      file: 'src/connection/rules.ts',
      text: "return [errorAt('secret-literal', message, position)]",
      replacement: "return message === '' ? [errorAt('secret-literal', message, position)] : []",
    },
    {
      guard: 'a literal is not repeated',
      file: 'src/connection/rules.ts',
      text: '`secret. ${literalHint(value)}`',
      replacement: '`secret, not ${value}. ${literalHint(value)}`',
    },
  ],
  'Change the spec between review and merge': [
    {
      guard: 'the fingerprint must match',
      file: 'src/core/review.ts',
      text: 'shown.filter(({ fingerprint }) => fingerprint === reviewable(entry))',
      replacement: '[...shown]',
      isGrave: true,
    },
  ],
  'Let a refused spec in with a later push, without a run, by hand or by the clock': [
    {
      guard: 'also what this push did not touch is judged',
      file: 'src/modes/review.ts',
      text: 'if (!hasWrites(entry)) return entry',
      replacement: 'if (!hasWrites(entry) || !isTouched(entry)) return entry',
    },
  ],
  "Have the review of another branch, of a fork's own pull request or of an open one count": [
    {
      guard: 'the branch of the pull request',
      file: 'src/github/reviews.ts',
      text: 'base.ref === branch &&',
      replacement: 'branch.length > 0 &&',
      proofs: ['by a pull request into another branch'],
    },
    {
      guard: 'its repository',
      file: 'src/github/reviews.ts',
      text: '&& base.repo.full_name.toLowerCase() === repository.toLowerCase()',
      replacement: '&& repository.length > 0',
      proofs: ["by a fork's own pull request of the same number"],
    },
    {
      guard: 'that it is merged',
      file: 'src/github/reviews.ts',
      text: "here.filter(({ merged_at: at }) => typeof at === 'string')",
      replacement: '[...here]',
      proofs: ['by a pull request that is not merged'],
    },
    {
      guard: 'that the one a commit names is merged',
      file: 'src/github/reviews.ts',
      text: "merge === sha && typeof at === 'string' &&",
      replacement: 'merge === sha && at !== undefined &&',
      proofs: ['by a pull request that its commit names, and that is not merged'],
    },
  ],
  'Run an old run again, to bring an old state back': [
    {
      guard: 'left to the newer run',
      file: 'src/modes/execute.ts',
      text: "standing.kind === 'overtaken' && standing.differs(entry)",
      replacement: "standing.kind === 'overtaken' && standing.differs(entry) && !isWrite(change)",
      proofs: ['that is run again brings back no older state'],
    },
    {
      guard: 'a commit that the branch dropped',
      file: 'src/modes/newer-run.ts',
      text: 'if (compared?.isAhead !== true) {',
      replacement: "if (compared === undefined) return { kind: 'current' }\n  if (head === '') {",
      proofs: ['of a commit that the branch was forced away from writes nothing'],
    },
  ],
  'Put a spec into the workspace that Git does not hold': [
    {
      guard: "the commit's tree is compared",
      file: 'src/modes/not-in-commit.ts',
      text: 'if (isKnown) return new Set(left.keys())',
      replacement: 'if (isKnown) return new Set()',
      proofs: ['is shown by a plan that changes something else'],
    },
    {
      guard: 'it is judged by what was shown',
      file: 'src/core/review.ts',
      text: 'shown.filter(({ fingerprint }) => fingerprint === reviewable(entry))',
      replacement: '[...shown]',
      proofs: ['%s is judged like a change'],
    },
  ],
  'Have a body recorded that the comment does not show': [
    {
      guard: 'what did not fit does not count',
      file: 'src/core/review.ts',
      text: 'matching.find(({ isCut }) => isCut !== true)',
      replacement: 'matching[0]',
      proofs: ['is not reviewed; what it did show is'],
    },
    {
      guard: 'what did not fit is recorded as such',
      file: 'src/publish/comment.ts',
      text: 'cut.has(entry) || !isShown(entry, view)',
      replacement: '!isShown(entry, view)',
      proofs: ['is not reviewed; what it did show is'],
    },
    {
      guard: 'what will be compared is shown',
      file: 'src/render/section.ts',
      text: 'view?.isRecorded === true && isTouched(entry)',
      replacement: 'view?.isRecorded === true && diffOf(entry).length > 0 && isTouched(entry)',
      proofs: ['until a pull request shows it again'],
    },
    {
      guard: 'a plan after the merge does not count',
      file: 'src/publish/comment.ts',
      text: 'pull?.isOpen !== true',
      replacement: 'pull === undefined',
      proofs: ['by a plan that is made after the merge'],
    },
  ],
  'Have specs removed that were only not checked out': [
    {
      guard: "the commit's tree says what is there",
      file: 'src/modes/not-in-commit.ts',
      text: 'needsAll ? [...names.keys()].find(isMissing) : undefined',
      replacement: 'undefined as string | undefined',
    },
  ],
  'Have GitHub fail, so that nobody finds the plan': [
    {
      guard: 'what can not be read is not "no plan"',
      file: 'src/modes/review.ts',
      text: 'atOnce(() => read(file))',
      replacement: 'atOnce(() => read(file).catch(() => []))',
      proofs: ['the gate fails closed'],
    },
    {
      guard: 'a list of something else is no list of comments',
      file: 'src/github/comment.ts',
      text: '  body: z.string(),',
      replacement: "  body: z._default(z.string(), ''),",
      proofs: ['is not taken for none: nothing is written'],
    },
  ],
  'Have the value of a variable stand in a key, so that the gate finds no plan': [
    {
      guard: 'a connection is known by a digest, made before secrets are taken out',
      file: 'src/core/plan.ts',
      text: "const name = keyDigest(candidate.key ?? '')",
      replacement: "const name = keyDigest('') && (candidate.key ?? '')",
    },
  ],
  'Have another set-up script run than was shown': [
    {
      guard: "the script's digest must match",
      file: 'src/core/review.ts',
      text: 'script === undefined || one.script === script',
      replacement: 'script === undefined || one.script !== undefined',
      proofs: ['another statement is not run'],
    },
    {
      guard: 'each statement can be looked at',
      file: 'src/modes/set-up-script.ts',
      text: 'refuseSessionStatements(statements)',
      replacement: 'refuseSessionStatements([])',
      proofs: ["a script that can't be sent in parts, by %s, is not begun"],
    },
  ],
  'Activate an object that the plan did not show, or more of them than one run may': [
    {
      guard: 'the objects are part of the fingerprint',
      file: 'src/core/fingerprint.ts',
      text: 'if (block !== undefined)',
      replacement: 'if (block === null)',
      proofs: ['another block than the one that was reviewed is not applied'],
    },
    {
      guard: 'each object counts towards the limit',
      file: 'src/core/block.ts',
      text: 'sum + changesOf(entry)',
      replacement: 'sum + Number(isWrite(entry.change))',
      proofs: ['more objects than max-changes stop everything'],
    },
  ],
  "Swap only the secret's name": [
    {
      guard: 'the name is part of the fingerprint',
      file: 'src/core/fingerprint.ts',
      text: 'value === null) return JSON.stringify(value)',
      replacement:
        "value === null)\n    return JSON.stringify(/^\\$\\{/.test(String(value)) ? '' : value)",
    },
  ],
  'Deregister a connection by deleting its file': [
    {
      guard: 'allow-delete',
      file: 'src/connection/plan-entry.ts',
      text: 'if (!policy.allowDelete) return',
      replacement: "if (!policy.allowDelete && live === 'absent') return",
      proofs: ['leaves the connection registered by default'],
    },
    {
      guard: 'the clean-up script first',
      file: 'src/modes/execute.ts',
      text: 'await writer.cleanUpScript(id))',
      replacement: "await writer.cleanUpScript(id).catch(() => '-- none'))",
      proofs: ['whose script %s is not deregistered'],
    },
  ],
  'Hide text from a reviewer with control characters, Markdown or HTML': [
    {
      guard: 'what shows as nothing is made visible',
      file: 'src/core/visible.ts',
      text: '.replace(INVISIBLE, (character) => {',
      replacement:
        ".replace(INVISIBLE, (character) => {\n    if (character !== '') return character",
      proofs: ['invisible characters are made visible'],
    },
    {
      guard: 'a fence is longer than what it holds',
      file: 'src/render/markdown.ts',
      text: 'Math.max(3, longestRun(clean) + 1)',
      replacement: '3',
      proofs: ['property: nothing gets out', 'a plan of any specs renders as closed Markdown'],
    },
    {
      guard: 'a code span too',
      file: 'src/render/markdown.ts',
      text: 'longestRun(line) + 1',
      replacement: '1',
      proofs: ['property: nothing gets out'],
    },
    {
      guard: 'HTML is escaped',
      file: 'src/render/markdown.ts',
      text: "    .replaceAll('<', '&lt;')\n    .replaceAll('>', '&gt;')\n",
      replacement: '',
      proofs: ['property: no tag but code, no link, one paragraph'],
    },
    {
      guard: 'mentions are broken',
      file: 'src/render/markdown.ts',
      text: "    .replace(/([@#]|GH-)(?=[\\w-])/gi, '$1\\u200b')\n",
      replacement: '',
      proofs: ['%s mentions nobody and nothing'],
    },
  ],
  'Run a workflow command through the log': [
    {
      guard: 'a line is no command',
      file: 'src/action/workflow-commands.ts',
      text: '/^\\s*::|##\\[/g',
      replacement: '/^never$/g',
    },
  ],
  'Stop the run with a YAML bomb, deep nesting or a huge file': [
    {
      guard: 'the limit of keys and values',
      file: 'src/specfile/document.ts',
      text: 'const MAX_NODES = 5000',
      replacement: 'const MAX_NODES = 5_000_000',
      proofs: ['more than 5,000 are refused, whatever they are'],
    },
    {
      guard: 'the limit of bytes',
      file: 'src/specfile/document.ts',
      text: 'if (bytes.byteLength > MAX_SPEC_BYTES)',
      replacement: 'if (bytes.byteLength < 0)',
      proofs: ['one byte more is not'],
    },
    {
      guard: 'endless aliases',
      file: 'src/specfile/document.ts',
      text: 'if (error instanceof ReferenceError) {',
      replacement: 'if (error instanceof SyntaxError) {',
      proofs: ['aliases that expand to a billion values'],
    },
    {
      guard: 'deep nesting',
      file: 'src/specfile/document.ts',
      text: 'const MAX_NESTING = 100',
      replacement: 'const MAX_NESTING = 100_000',
      proofs: ['100 levels may be nested, 101 may not, however they are written'],
    },
    {
      guard: 'nothing is parsed that a spec can not need',
      file: 'src/specfile/document.ts',
      text: 'const MAX_MARKS = 20_000',
      replacement: 'const MAX_MARKS = 20_000_000',
      proofs: ['a file of nothing but %s is one error'],
    },
  ],
  'Plant a plan comment': [
    {
      guard: "only the token's own user",
      file: 'src/github/comment.ts',
      text: 'user?.login.toLowerCase() === login',
      replacement: 'user !== null && login.length > 0',
      isGrave: true,
    },
  ],
  "Edit the plan comment's text": [
    {
      guard: 'the record is a line of its own',
      file: 'src/core/record.ts',
      text: 'body.split(/\\r?\\n/, 2)[1]?.trim()',
      replacement: "body.split('\\n', 2)[1]",
    },
  ],
  'Write a plan comment by another workflow, which signs in as the same user': [
    {
      guard: 'the record must be authenticated',
      file: 'src/github/reviews.ts',
      text: 'unsealed(read, { key, repository, pull, commentId })',
      replacement: 'read',
      proofs: ['passes over a forged comment that was written after the plan'],
    },
    {
      guard: 'for its pull request',
      file: 'src/core/record.ts',
      text: 'repository.toLowerCase(), pull, commentId]',
      replacement: 'repository.toLowerCase(), pull * 0, commentId]',
      proofs: ['does not count a record that was copied from another pull request'],
    },
    {
      guard: 'and for its job',
      file: 'src/core/record.ts',
      text: 'repository.toLowerCase(), pull, commentId]',
      replacement: 'repository.toLowerCase(), pull, commentId.slice(0, 0)]',
      proofs: ['does not count a record of another job'],
    },
  ],
  'Have a set-up script that stopped half way taken for done': [
    {
      guard: 'its progress must be authenticated',
      file: 'src/core/record.ts',
      text: "isSame(record.progressTag, tagOf(record, by, 'progress')) ? record : plan",
      replacement: "isSame(record.progressTag, '') ? plan : record",
      proofs: ['is not taken for done because a record was forged'],
    },
    {
      guard: 'the catalog proves nothing',
      file: 'src/modes/set-up-script.ts',
      text: "return recorded ?? 'unknown'",
      replacement: 'return recorded ?? statements.length',
    },
  ],
  'Plant a drift issue, or hide ours by taking its label off': [
    {
      guard: "only the token's own user",
      file: 'src/github/issues.ts',
      text: 'user?.login.toLowerCase() === login.toLowerCase()',
      replacement: 'user !== null && login.length > 0',
      proofs: ["is not an impostor's, nor one that quotes the marker"],
    },
    {
      guard: 'the marker comes first',
      file: 'src/github/issues.ts',
      text: 'body?.startsWith(prefix) === true',
      replacement: 'body?.includes(prefix) === true',
      proofs: ["is not an impostor's, nor one that quotes the marker"],
    },
    {
      guard: 'listed by author',
      file: 'src/github/issues.ts',
      text: '[{ creator: login }, { labels: LABEL }]',
      replacement: '[{ labels: LABEL }]',
      proofs: ['is found whatever labels it has, and by its label where its author is not listed'],
    },
    {
      guard: 'and by label',
      file: 'src/github/issues.ts',
      text: '[{ creator: login }, { labels: LABEL }]',
      replacement: '[{ creator: login }]',
      proofs: ['is found whatever labels it has, and by its label where its author is not listed'],
    },
  ],
  'Echo a credential in an answer': [
    {
      guard: 'answers are redacted',
      file: 'src/net/api-client.ts',
      text: 'const clean = redact(text)',
      replacement: 'const clean = text',
      proofs: ['across the place where a message is cut'],
      isGrave: true,
    },
    {
      guard: 'once more when decoded',
      file: 'src/net/api-client.ts',
      text: "text.includes('\\\\') ? changeTexts(sent.value, redact) : sent.value",
      replacement: 'sent.value',
      proofs: ['is redacted also where escapes hid the secret'],
    },
    {
      guard: 'URL-encoded',
      file: 'src/secrets/redactor.ts',
      text: 'forms.add(encoded)\n',
      replacement: '\n',
      proofs: ['no form of a secret gets through'],
    },
    {
      guard: 'form-encoded',
      file: 'src/secrets/redactor.ts',
      text: "forms.add(new URLSearchParams([['', text]]).toString().slice(1))\n",
      replacement: '\n',
      proofs: ['no form of a secret gets through'],
    },
    {
      guard: 'JSON-escaped',
      file: 'src/secrets/redactor.ts',
      text: 'forms.add(json)\n',
      replacement: '\n',
      proofs: ['no form of a secret gets through'],
    },
    {
      guard: 'base64 at any offset',
      file: 'src/secrets/redactor.ts',
      text: 'const within = [0, 1, 2].map((shift) => {',
      replacement: 'const within = [0].map((shift) => {',
      proofs: ['no form of a secret gets through'],
    },
    {
      guard: 'base64url',
      file: 'src/secrets/redactor.ts',
      text: "forms.add(base64.replaceAll('+', '-').replaceAll('/', '_'))\n",
      replacement: '\n',
      proofs: ['no form of a secret gets through'],
    },
    {
      guard: 'by line',
      file: 'src/secrets/redactor.ts',
      text: 'const lines = value.split(/\\r?\\n/)',
      replacement: 'const lines = [value]',
      proofs: ['the lines of a secret are secrets, short ones are not'],
    },
  ],
  'Stand in for Immuta with a certificate of their own': [
    {
      guard: 'TLS is verified',
      file: 'src/net/http.ts',
      text: 'allowRedirects: false,',
      replacement: 'allowRedirects: false, ignoreSslError: true,',
    },
    {
      guard: "also where Node's environment says otherwise",
      file: 'src/net/certificates.ts',
      text: "env[SWITCH] !== '0'",
      replacement: 'env[SWITCH] !== SWITCH',
      only: 'a server whose certificate nobody vouches for gets no credential, whatever Node is told',
    },
  ],
  'Redirect a request with its credential': [
    {
      guard: 'redirects are not followed',
      file: 'src/net/http.ts',
      text: 'allowRedirects: false,',
      replacement: 'allowRedirects: true,',
    },
  ],
  'Answer with a sign-in page, text or a packed or cut body and status 200': [
    {
      guard: 'only an empty body or JSON',
      file: 'src/net/api-client.ts',
      text: 'return unreadable(answer, body, texts?.(path, answer.text) === true)',
      replacement: 'return undefined',
      proofs: ['a sign-in page with 200 is no dry run', 'is no update; Immuta is asked'],
      only: 'is asked|sign-in',
    },
    {
      guard: 'no packed body',
      file: 'src/net/http.ts',
      text: "if (encoding !== 'identity') return",
      replacement: "if (encoding === 'none') return",
      proofs: ['is no update; Immuta is asked'],
    },
    {
      guard: 'no page',
      file: 'src/net/http.ts',
      text: "if (isPage) return 'a web page instead of data'",
      replacement: "if (isPage && text === '') return 'a web page instead of data'",
      proofs: ['is no update; Immuta is asked'],
    },
    {
      guard: 'a page is no script',
      file: 'src/immuta/answers.ts',
      text: '&& !isPage(text)) return text',
      replacement: ') return text',
      proofs: ['is never %s: nothing is deleted'],
    },
    {
      guard: 'cut JSON and an error in words are no script',
      file: 'src/immuta/api.ts',
      text: '&& SCRIPT_START.test(text)',
      replacement: "&& SCRIPT_START.source !== ''",
      proofs: ['is never %s: nothing is deleted'],
    },
  ],
  "Answer a look-up with a proxy's 404": [
    {
      guard: "only Immuta's own",
      file: 'src/immuta/api.ts',
      text: 'isOwnNotFound: true',
      replacement: 'isOwnNotFound: false',
      proofs: ['is no new connection: %s'],
    },
    {
      guard: "only GitHub's own",
      file: 'src/github/client.ts',
      text: "status !== 404 || typeof response.data === 'object'",
      replacement: 'status !== 404 || response.data !== undefined',
      proofs: ['%s at each request'],
      only: 'apply of three connections github a page with 404 at each request',
    },
  ],
  'Refuse the tunnel to Immuta in its name': [
    {
      guard: 'a tunnel needs a 200',
      file: 'src/net/tunnel.ts',
      text: 'if (statusCode === 200) {',
      replacement: 'if (statusCode > 0) {',
    },
  ],
  'Send endless, huge, nested, compressed, slow or cut answers': [
    {
      guard: 'the limit of size',
      file: 'src/net/http.ts',
      text: 'if (size > MAX_ANSWER_BYTES) {',
      replacement: 'if (size < 0) {',
      proofs: ['a huge acceptance is no acceptance'],
    },
    {
      guard: 'nothing is unpacked',
      file: 'src/net/http.ts',
      text: "if (encoding !== 'identity') return",
      replacement: "if (encoding === 'none') return",
      proofs: ['a compressed answer is not unpacked, however large it would be'],
    },
    {
      guard: 'what GitHub sends is measured unpacked',
      file: 'src/github/client.ts',
      text: 'if (size > MAX_GITHUB_ANSWER_BYTES) {',
      replacement: 'if (size < 0) {',
      proofs: ['a small answer of GitHub that unpacks to a huge one is not read'],
    },
    {
      guard: 'the limit of depth',
      file: 'src/net/json.ts',
      text: 'const MAX_ANSWER_NESTING = 100',
      replacement: 'const MAX_ANSWER_NESTING = 100_000',
      proofs: ['nested %i deep is read up to 100'],
    },
    {
      guard: 'the deadline',
      file: 'src/net/deadline.ts',
      text: 'setTimeout(end, ms, ',
      replacement: 'setTimeout(end, ms * 100, ',
      proofs: ['that trickles in is given up'],
    },
  ],
  'Lose an answer, so that a registration is sent twice': [
    {
      guard: 'Immuta is asked first',
      file: 'src/net/create-once.ts',
      text: 'if (found !== undefined) return found',
      replacement: 'if (found !== undefined && attempt > 1) return found',
      isGrave: true,
    },
  ],
  'Hold up a write until the run is cancelled, so that nobody hears of it': [
    {
      guard: 'it is given up',
      file: 'src/net/deadline.ts',
      text: 'clock.onCancel(() => endAfter(GRACE_MS))',
      replacement: 'clock.onCancel(() => endAfter(GRACE_MS * 100))',
    },
    {
      guard: 'what Immuta shows is no last word',
      file: 'src/immuta/writer.ts',
      text: 'clock.cancelled()\n      ?',
      replacement: "clock.cancelled() && shown === ''\n      ?",
      proofs: ['over %s, it tells that this is in doubt'],
    },
    {
      guard: 'Immuta is asked',
      file: 'src/immuta/writer.ts',
      text: "if (shown === 'done') return",
      replacement: "if (shown === 'done' && !clock.cancelled()) return",
      proofs: ['and did it, it tells that it is done'],
    },
  ],
  'Make a plan write': [
    {
      guard: 'the client refuses',
      file: 'src/immuta/api.ts',
      text: "...(access === 'read' && {",
      replacement: "...(access !== 'read' && {",
      isGrave: true,
    },
    {
      guard: 'the list is short',
      file: 'src/immuta/allowed-requests.ts',
      text: "['POST', /^\\/data\\/connection\\/test$/]",
      replacement: "['POST', /^\\/data\\/connection/]",
    },
  ],
  "Read a tenant's data from a record or a result file that somebody shares": [
    {
      guard: 'a key that may be data is left out',
      file: 'src/core/shape.ts',
      text: 'if (isFieldName(key)) known.set(key, shape)',
      replacement: "if (isFieldName(key) || key !== '') known.set(key, shape)",
    },
    {
      guard: 'a value is its type',
      file: 'src/core/shape.ts',
      text: "if (typeof value !== 'object') return typeof value",
      replacement:
        "if (typeof value !== 'object') return typeof value === 'string' ? value : typeof value",
    },
  ],
  'Claim success that did not happen': [
    {
      guard: 'an issue is not closed by an answer that did not come',
      file: 'src/publish/issues.ts',
      text: 'unchecked.has(marker) || (ofUnknownHealth.has(marker) && body.includes(UNHEALTHY))',
      replacement: 'unchecked.has(marker) && body !== UNHEALTHY',
      proofs: ['keeps the issue that tells of it, and drift says what it could not see'],
    },
    {
      guard: 'a plan that apply will refuse is not called ready',
      file: 'src/publish/comment.ts',
      text: 'unshown: unshownOf(view, cut)',
      replacement: 'unshown: unshownOf(view, cut) * 0',
      proofs: ['keeps a plan from being called ready, where apply must find it'],
    },
    {
      guard: 'a comment says that what it does not show whole can be sent no later either',
      file: 'src/render/report.ts',
      text: "required !== 'here' || count === 0",
      replacement: "required === 'here' || count === 0",
      proofs: ['can be sent no later either, which the comment says though nothing changes'],
    },
    {
      guard: 'a plan without a comment says what apply does then',
      file: 'src/publish/comment.ts',
      text: "request.requirePlan && hasChanges(view.outcome) ? REFUSED : ''",
      replacement: "request.requirePlan && !hasChanges(view.outcome) ? REFUSED : ''",
      proofs: ['a plan whose comment %s says that apply will refuse it'],
    },
    {
      guard: 'an object is read again once it was set',
      file: 'src/modes/objects.ts',
      text: "return isShownWhole(settings, shown) ? 'as-declared' : 'not-shown'",
      replacement: "return 'as-declared'\n    if (look > 0) return 'as-declared'",
      proofs: ['is an error: %s'],
    },
    {
      guard: 'a registration is looked for',
      file: 'src/immuta/writer.ts',
      text: '(await reader.exists(key)) ? registered : undefined',
      replacement: '(await reader.exists(key).catch(() => true)) ? registered : registered',
      proofs: ['%s from each request on'],
      only: 'apply of three connections immuta answers 500 only from each request on',
    },
  ],
}
