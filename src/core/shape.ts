/** The form of plain data, with none of its values: types in their place. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape }

/** Deepest nesting that is described. */
const MAX_DEPTH = 32
/** Different forms of one list's items, or of one map's values, that are described. */
const MAX_FORMS = 10

/**
 * What an answer looks like, safe to show to anybody: each value is replaced by its type, the items
 * of a list by their different forms, and each key that may be data (an id, a host, a mail address,
 * a name) by `<key>`. A key stays only when every word of it is one that APIs are made of, so a
 * table called `salaries` never shows. Pure.
 *
 * @param withheld called with each key that does not show
 */
export function shapeOf(value: unknown, withheld?: (key: string) => void): Shape {
  return describe(value, withheld ?? (() => undefined), MAX_DEPTH)
}

function describe(value: unknown, withheld: (key: string) => void, depth: number): Shape {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  if (typeof value !== 'object') return typeof value
  if (depth === 0) return 'deeper'
  if (Array.isArray(value)) {
    return distinct(value.map((item) => describe(item, withheld, depth - 1)))
  }
  const [known, data] = [new Map<string, Shape>(), [] as Shape[]]
  for (const [key, inner] of Object.entries(value)) {
    const shape = describe(inner, withheld, depth - 1)
    if (isFieldName(key)) known.set(key, shape)
    else {
      withheld(key)
      data.push(shape)
    }
  }
  const forms = distinct(data).map((shape, at) => [at === 0 ? '<key>' : `<key ${at + 1}>`, shape])
  return Object.fromEntries([...known, ...forms]) as Shape
}

function distinct(shapes: readonly Shape[]): Shape[] {
  const seen = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]))
  return [...seen.values()].slice(0, MAX_FORMS)
}

/** Whether a key is the name of a field: `snake_case` or `camelCase`, of words that APIs use. */
export function isFieldName(key: string): boolean {
  if (key.length > MAX_KEY_CHARS || !/^[A-Za-z]+(?:_[A-Za-z]+)*$/.test(key)) return false
  const words = key.replace(/([a-z])(?=[A-Z])/g, '$1_').split('_')
  return words.every((word) => WORDS.has(word.toLowerCase()))
}

const MAX_KEY_CHARS = 60

/** Words of Immuta's documented fields, and of those that other APIs wrap their answers in. */
const WORDS = new Set(
  `a access accepted account action activate activated active actor add additional address admin
  admins after alert all allow allowed answer any api apikey app application applied apply arn as
  at attempt attribute attributes audience audit auth authenticate authenticated authentication
  authority auto available aws azure backing base batch before begin body bool boolean bootstrap
  bucket bulk by bytes cache can cancelled case catalog catalogs cause certificate change changed
  changes check checks child childcount children class client cluster code codes column columns
  comment comments completed condition config configuration configurations connection connections
  content context count counts crawl crawled crawling create created creator credential credentials
  current cursor data database databases databricks date default delete deleted denied deny
  dependencies depth descendants description detail details detection dictionary directory disabled
  display document documentation domain dry duration edit elements email empty enable enabled end
  endpoint engine entity entries entry environment error errors event events exception exists
  expected expiration expired expires expiry external extra failed failure failures feature fields
  field file filename files filter filters finished first flag flags folder force forced format
  found from full global grant granted grants group groups handler has hash have header headers
  health healthy help hint hit hits host hostname hosts hour href http https iam icon id identifier
  identity ids impersonation in inactive index info information infrastructure inherit inherited
  initial input instance integration integrations internal is item items job jobs key keys kind
  label labels language last level limit line lineage link links list local location lock locked
  log logs management manager map mask masked max member members message messages meta metadata
  method migrate min missing mode model modified more ms name names native nested new next no node
  not note notes number o object objects off offset ok old on only operation operations option
  options order origin other output override overrides owner owners page pages pagination parent
  parents partial password path paths pattern payload pending percent permission permissions phase
  platform policies policy poll port position prefix prev previous private privilege privileges
  process processed profile progress project properties property protocol provider proxy public
  query queue raw read ready reason reasons record records recurring recursive redacted reference
  refresh region registered registration registrations remote reply report request requests required
  resource resources response result results retries retry role roles root row rows run running
  sample scan schedule scheduled schema schemas scope scopes script scripts search secret secrets
  self sensitive sequence server service session set setting settings shape share simple since size
  skip skipped sort source sources space spec sql stage start started state statement states status
  statuses step steps string style sub subject subscription success succeeded suggestion summary
  support supported sync synced system table tables tag tags target task tasks technology template
  tenant test tests text time timeout timestamp timestamps title token tokens total trace
  transaction truncated type types ui unhealthy unique unity unknown update updated updater uri url
  urls usage use user username users uuid valid validate validation validations value values version
  versions view views visible warehouse warehouses warning warnings web webhook when with workflow
  workspace workspaces writable write written yaml zone`.split(/\s+/),
)
