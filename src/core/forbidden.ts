/**
 * Topics that are never asked, and never noted: on them, hiring decisions are unlawful or unwise in
 * the places this is used. Phrases are looked for, not words: a child process, a data race, a union
 * in C, a first-class citizen and the age of a cache entry are all fair game, and so are the right
 * to work, adjustments for an interview and the salary somebody expects.
 */

/** Something a text says about a forbidden topic. */
export interface ForbiddenTopic {
  /** Such as `age`. */
  readonly topic: string
  /** The words that gave it away, in small letters. */
  readonly found: string
  /** What to do about it, a sentence. */
  readonly instead: string
}

interface Topic {
  readonly topic: string
  readonly phrases: readonly RegExp[]
  readonly instead?: string
}

const LEAVE_OUT = 'Leave it out.'

const TOPICS: readonly Topic[] = [
  {
    topic: 'race or ethnic origin',
    phrases: [
      /\b(?:your|his|her|their|(?:the )?candidate's) race\b/,
      /\b(?:what|which) race (?:are|do) you\b|\brace or (?:ethnic|colou?r)/,
      /\b(?:racial|ethnic|ethnicity|ethnicities)\b|\bskin colou?r\b|\bcolou?r of (?:your|his|her|their) skin\b/,
    ],
  },
  {
    topic: 'religion',
    phrases: [
      /\breligio(?:n|ns|us)\b|\b(?:your|his|her|their) (?:faith|church|mosque|temple|synagogue)\b/,
      /\b(?:go|goes|going|went) to (?:church|mosque|temple|synagogue)\b|\b(?:headscarf|hijab)\b/,
      /\b(?:muslim|jewish|catholic|protestant|atheist|buddhist)s?\b|\borthodox christian/,
    ],
  },
  {
    topic: 'sex or gender',
    phrases: [
      /\b(?:your|his|her|their|(?:the )?candidate's) (?:sex|gender|pronouns)\b|\bgender identity\b|\btransgender\b/,
      /\b(?:what|which) (?:sex|gender|pronouns)\b|\bpreferred pronouns\b/,
      /\b(?:male or female|female or male|man or (?:a )?woman|woman or (?:a )?man)\b/,
    ],
  },
  {
    topic: 'sexual orientation',
    phrases: [
      /\bsexual (?:orientation|preference)s?\b|\bsexuality\b|\b(?:gay|lesbian|bisexual|homosexual|heterosexual|lgbt\w*)\b/,
    ],
  },
  {
    topic: 'pregnancy or children',
    phrases: [
      /\bpregnan(?:t|cy|cies)\b|\b(?:maternity|paternity|parental) leave\b|\bchild ?care\b|\bfamily planning\b/,
      /\b(?:you|she|he|i|(?:the )?candidate)(?: \w+){0,3} (?:have|has|had|having|want|wants|expect|expects|raise|raising)(?: \w+){0,3} (?:children|kids|babies|a child|a kid|a baby|a family)\b/,
      /\b(?:you|she|he|i|(?:the )?candidate) (?:have|has|had|want|wants|expect|expects|raise|raises)(?: \w+){0,3} (?:children|kids|babies|a child|a kid|a baby|a family)\b/,
      /\b(?:start|starting|plan|planning|raise|raising) a family\b/,
      /\b(?:your|his|her) (?:\w+ )?(?:children|kids|baby|daughters?|sons?)\b|\b(?:mother|father|mum|mom|dad) of (?:\w+ )?(?:one|two|three|four|five|\d|twins|children|kids|an? )/,
    ],
    instead: 'Ask what the job needs, such as the hours somebody can work.',
  },
  {
    topic: 'marriage',
    phrases: [
      /\bmarital\b|\bmaiden name\b|\b(?:your|his|her) (?:\w+ )?(?:husband|wife|spouse|fianc[eé]e?|boyfriend|girlfriend)\b/,
      /\b(?:are you|you are|she is|he is|she's|he's|candidate is|whether you are)(?: \w+)? (?:married|divorced|widowed|engaged to)\b|\bare you (?:single|engaged)\b(?!-)/,
    ],
  },
  {
    topic: 'age',
    phrases: [
      /\bhow old (?:are you|were you|you (?:are|were)|is (?:she|he|the candidate)|(?:she|he|the candidate) is)\b|\b(?:your|his|her|(?:the )?candidate's) (?:age|birth ?day|birth ?date|birth ?year|(?:date|year) of birth)\b/,
      /\b(?:date|year) of birth\b|\bbirth ?(?:date|year)\b|\bage (?:group|bracket|range) (?:are|do) you\b|\bfor (?:his|her|their|your) age\b/,
      /\b(?:you|she|he|i|candidate)(?: \w+){0,2} (?:am|are|is|was|were|looks?|seems?)(?: \w+){0,2} (?:\d\d|\w+ty(?:-\w+)?) years old\b|\b(?:she|he|candidate|i) (?:is|am) (?:\w+ )?(?:\d\d|\w+ty(?:-\w+)?)(?: years old)\b/,
      /\btoo (?:old|young) for (?:this|the|an?) (?:job|role|team|internship|position)\b|\b(?:your|his|her) (?:generation|old age|youth)\b/,
      /\b(?:graduation year|year of (?:your )?graduation)\b|\b(?:what|which) year (?:did|will) you (?:graduate|finish school|leave school)\b|\bwhen did you (?:graduate|finish (?:high )?school)\b|\b(?:what|which) year were you born\b/,
    ],
    instead: 'Ask what somebody has done, not when they were born or left school.',
  },
  {
    topic: 'birthplace or origin',
    phrases: [
      /\b(?:birthplace|place of birth|country of birth|country of origin|national origin|home ?town)\b/,
      /\bwhere (?:(?:were )?you(?: were)?|(?:was )?(?:she|he|the candidate)(?: was)?) born\b|\b(?:you|she|he|i|candidate) (?:was|were) born (?:in|at|on)\b/,
      /\bwhere (?:are |do )?(?:you|your (?:parents|family)) (?:are )?(?:(?:originally|really) )?(?:come )?from\b|\b(?:what|which) country (?:are|do) you (?:come )?from\b/,
      /\b(?:your|his|her) (?:parents|family) (?:are|is|come|comes|came) from\b/,
    ],
  },
  {
    topic: 'citizenship',
    phrases: [
      /(?<!(?:first|second)[- ]class )(?<!-)\bcitizen(?:s|ship)?\b|\bnationalit(?:y|ies)\b/,
      /\b(?:your|his|her|their|(?:what|which)) passports?\b|\bpassport (?:do|from|number|holder)\b/,
    ],
    instead: 'Ask whether they are legally able to work there, or would need a visa or a permit.',
  },
  {
    topic: 'native language or accent',
    phrases: [
      /\bmother tongue\b|\bnative (?:language|tongue|speaker|english|german|serbian)\b|\b(?:your|his|her) first language\b(?! you)/,
      /\b(?:your|his|her|their|an?|strong|heavy|thick|foreign|slight|\p{L}+ian) (?:\p{L}+ )?accent\b(?! (?:colou?r|mark|character|folding))/u,
    ],
    instead: 'Ask for the language the job is done in, if the job needs it.',
  },
  {
    topic: 'disability',
    phrases: [
      /\bdisabilit(?:y|ies)\b|\b(?:are you|is (?:she|he)|(?:she|he|candidate) is) (?:disabled|handicapped)\b|\bdisabled (?:person|people|candidates?)\b|\bhandicap(?:s|ped)?\b|\bwheelchair\b/,
      /\b(?:autis(?:m|tic)|adhd|dyslexi[ac]|asperger\w*|neurodivergent|(?:hearing|visual(?:ly)?|sight)[- ]impair(?:ed|ment))\b/,
    ],
    instead:
      'Ask only whether adjustments for the interview are wanted; the recruiter sees to them.',
  },
  {
    topic: 'health',
    phrases: [
      /\b(?:your|his|her|(?:the )?candidate's) (?:\w+ )?(?:health|illness|medical)\b|\b(?:medical|health|mental) (?:condition|history|problems?|issues?|insurance claims?) (?:do|have|of) you\b/,
      /\b(?:you|she|he|i|candidate)(?: \w+){0,3} (?:have|has|had|take|takes|need|needs|suffers?)(?: \w+){0,3} (?:health (?:problems?|conditions?|issues?)|medical (?:conditions?|history|treatment)|illness(?:es)?|medication|medicines?|chronic \w+)\b/,
      /\b(?:chronic(?:ally)? ill(?:ness)?|mental (?:health|illness)|sick (?:days?|leave)|medication|psychiatr\w+|clinical depression|medical leave)\b/,
      /\b(?:what|which|any) medicines?\b|\bare you (?:healthy|in good health|ill|often sick)\b/,
    ],
    instead: 'Ask whether somebody can do what the job needs, if that is in doubt for everyone.',
  },
  {
    topic: 'compensation claims',
    phrases: [
      /\bworkers?'?s? compensation\b|\b(?:compensation|injury) claims?\b|\binjured at work\b/,
    ],
  },
  {
    topic: 'genetic information',
    phrases: [
      /\bgenetic (?:tests?|testing|information|history|condition|disease|disorder)s?\b|\bfamily (?:medical|health) history\b|\bhereditary (?:disease|condition|illness)/,
    ],
  },
  {
    topic: 'arrests',
    phrases: [
      /\barrest(?:s|ed)?\b|\b(?:criminal|police) (?:record|history|background)s?\b|\b(?:you|she|he|i|candidate)(?: \w+){0,3} convicted\b/,
    ],
  },
  {
    topic: 'military discharge',
    phrases: [
      /\b(?:military|dishonou?rable|honou?rable|type of) discharge\b|\bdischarged from (?:the )?(?:army|navy|air force|military|service)\b/,
    ],
  },
  {
    topic: 'union membership',
    phrases: [
      /\b(?:trade|labou?r|workers'?|student) unions?\b|\bunion (?:membership|dues|representative|organi[sz]er)\b|\bunioni[sz]e\w*\b/,
      /\b(?:you|she|he|i|candidate)(?: \w+){0,2} (?:a |an )?(?:member of|belongs? to|join\w*) (?:an? |the )?(?:\w+ )?union\b|\bare you (?:a |an )?(?:\w+ )?union member\b/,
    ],
  },
  {
    topic: 'politics',
    phrases: [
      /\bpolitical (?:party|parties|views?|opinions?|beliefs?|affiliations?|leanings?)\b|\b(?:your|his|her|their) politics\b|\b(?:left|right)[- ]wing\b/,
      /\bwhom? (?:did|do|will|would) you vote\b|\bhow (?:did|do|will|would) you vote\b|\bvoted for (?:the )?(?:president|government|party)\b/,
    ],
  },
  {
    topic: 'a photo',
    phrases: [
      /\b(?:photo(?:graph)?s?|pictures?) of (?:you|yourself|your face|the candidate)\b|\b(?:your|his|her|recent|passport) (?:photo(?:graph)?s?|headshot|selfie)\b|\b(?:headshot|selfie)s?\b/,
      /\b(?:attach|enclose|include|send(?: us)?) (?:a|your) (?:photo|picture)\b/,
    ],
  },
  {
    topic: 'earlier pay',
    phrases: [
      /\bsalary history\b|\b(?:current|previous|last|past|present|earlier|former) (?:salary|salaries|pay|wages?|compensation|earnings|income)\b/,
      /\b(?:what|how much) (?:do |did |are |were )?you (?:are |were )?(?:currently |now )?(?:earn|earned|earning|paid)\b|\b(?:what|how much) (?:do|did) you (?:currently |now )?make (?:at|in|now|a|per|for)\b|\b(?:your|his|her) (?:salary|pay|wages?) (?:at|in|now|today|was|is)\b/,
    ],
    instead: 'Ask what pay somebody expects, if you must.',
  },
]

/** What a text says about topics that must never be asked or noted; one finding a topic, in their order. */
export function forbiddenTopics(text: string): readonly ForbiddenTopic[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ')
  return TOPICS.flatMap(({ topic, phrases, instead = LEAVE_OUT }) => {
    const found = phrases.map((phrase) => phrase.exec(plain)?.[0]).find((hit) => hit !== undefined)
    return found === undefined ? [] : [{ topic, found, instead }]
  })
}
