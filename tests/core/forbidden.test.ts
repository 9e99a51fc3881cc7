import { describe, expect, test } from 'vitest'
import { forbiddenTopics } from '../../src/core/forbidden.ts'

const topicsOf = (text: string) => forbiddenTopics(text).map(({ topic }) => topic)

describe('what must never be asked or noted is found', () => {
  test.each([
    [
      'race or ethnic origin',
      [
        'What is your race?',
        'Race or ethnicity',
        'Seems to be of another ethnic group',
        'What is your skin color?',
      ],
    ],
    [
      'religion',
      [
        'What is your religion?',
        'Do you keep any religious holidays?',
        'Goes to church on Sundays',
        'Wears a headscarf',
        'She is Muslim',
      ],
    ],
    [
      'sex or gender',
      [
        'What is your gender?',
        'Which pronouns do you use?',
        'Are you a man or a woman?',
        'Male or female',
      ],
    ],
    ['sexual orientation', ['What is your sexual orientation?', 'Said he is gay']],
    [
      'pregnancy or children',
      [
        'Do you have children?',
        'Do you plan to have any children?',
        'Are you pregnant?',
        'Mentioned she has two small kids',
        'Do you want to start a family?',
        'Candidate has a baby',
        'A mother of two children',
        'Was on parental leave',
        'Who looks after your kids?',
      ],
    ],
    [
      'marriage',
      [
        'What is your marital status?',
        'Are you married?',
        'Are you single?',
        'Her husband works here',
        "What's your maiden name?",
      ],
    ],
    [
      'age',
      [
        'How old are you?',
        'Tell me how old you are.',
        'What is your date of birth?',
        'Which year did you graduate?',
        'Graduation year',
        'When did you finish school?',
        'Very mature for his age',
        'Candidate is 42 years old',
        'She is about forty years old',
        'Too old for this team',
      ],
    ],
    [
      'birthplace or origin',
      [
        'Where were you born?',
        'Tell me where you were born.',
        'Say where you are from.',
        'Where are you originally from?',
        'Where do your parents come from?',
        'Place of birth',
        'What is your hometown?',
        'She was born in Niš',
      ],
    ],
    [
      'citizenship',
      [
        'Are you a citizen of Serbia?',
        'What is your citizenship?',
        'Nationality',
        'Which passport do you hold?',
      ],
    ],
    [
      'native language or accent',
      [
        'What is your native language?',
        'Is English your mother tongue?',
        'Not a native speaker',
        'Speaks with a strong accent',
        'Her Serbian accent was hard to follow',
        'What is your first language?',
      ],
    ],
    [
      'disability',
      [
        'Do you have a disability?',
        'Are you disabled?',
        'Uses a wheelchair',
        'Told us about his ADHD',
        'Is hearing-impaired',
      ],
    ],
    [
      'health',
      [
        'How is your health?',
        'Do you have any medical conditions?',
        'Do you take any medication?',
        'How many sick days did you take?',
        'What medicines do you take?',
        'Candidate has had health problems',
        'Any history of mental illness?',
      ],
    ],
    [
      'compensation claims',
      ['Have you filed a workers’ compensation claim?', 'Were you ever injured at work?'],
    ],
    [
      'genetic information',
      ['Have you had a genetic test?', 'What is your family medical history?'],
    ],
    [
      'arrests',
      [
        'Have you ever been arrested?',
        'Do you have a criminal record?',
        'Were you ever convicted of anything?',
      ],
    ],
    [
      'military discharge',
      [
        'What type of discharge did you receive?',
        'Honorable discharge',
        'He was discharged from the army',
      ],
    ],
    [
      'union membership',
      [
        'Are you a union member?',
        'Do you belong to a trade union?',
        'Have you been a member of a union?',
        'Union membership',
      ],
    ],
    [
      'politics',
      [
        'What are your political views?',
        'Who did you vote for?',
        'Which political party do you prefer?',
        'Rather right-wing',
      ],
    ],
    [
      'a photo',
      [
        'Please attach a photo',
        'Send us a picture of yourself',
        'Upload your photo',
        'A headshot is required',
      ],
    ],
    [
      'earlier pay',
      [
        'What is your current salary?',
        'Salary history',
        'How much do you earn?',
        'Say what you earned there.',
        'What did you make at your last job?',
        'His last pay was low',
      ],
    ],
  ])('%s', (topic, texts) => {
    for (const text of texts) expect(topicsOf(text), text).toContain(topic)
  })
})

test.each([
  'Are you legally able to work in Serbia, or would you need a visa or a permit?',
  'Do you want any adjustments for the interview?',
  'Are you working towards a degree in computer science?',
  'When do you expect to finish your studies?',
  'What salary do you expect?',
  'Can you travel to Belgrade once a month?',
  'Which of these languages have you used?',
  'What was the first language you wrote a program in?',
  'Explained why functions are first-class citizens in Go',
  'What does a child process inherit from its parent?',
  'A node has two children, and its parent has one child',
  'Found the data race and said which race detector shows it',
  'A race condition between the two goroutines',
  'The age of a cache entry; how old is the oldest page?',
  'The service is ten years old and has health checks that fail',
  'The health endpoint answers although the database is down',
  'Reading a union member that was not written last is undefined in C++',
  'UNION removes rows that are equal',
  'What did you make of the result?',
  'What do you make sure of first?',
  'Explain where you start from.',
  'The native library is loaded by native code',
  'Strip accents before comparing; accent-insensitive search',
  'The accent colour of the page',
  'The feature was disabled by a flag',
  'Each user uploads a picture, and the service makes a small one',
  'Select employees whose salary is above the mean',
  'Spoke with conviction about tests',
  'A signal was raised and the process discharged its buffers',
  'The nodes vote, and a majority elects the leader',
  'A genetic algorithm found a better layout',
  'The single writer married well with the queue',
  'Is the connection engaged while it waits?',
  'He was single-minded about the cause',
  'The parent died and the orphan was adopted by process 1',
  'Are you single-threaded here?',
  'Gender-neutral wording in the documents',
  'Sorting is stable, and the order of the sexagesimal digits is kept',
])('fair: %s', (text) => {
  expect(forbiddenTopics(text)).toEqual([])
})

test('how it is typed makes no difference', () => {
  expect(topicsOf('HOW  OLD\nARE YOU')).toEqual(['age'])
  expect(topicsOf('The candidate’s age')).toEqual(['age'])
  expect(topicsOf('Ｈow old are you')).toEqual(['age'])
})

test('each topic is told once, with what to do instead', () => {
  expect(forbiddenTopics('How old are you? Your age? Are you a citizen?')).toEqual([
    {
      topic: 'age',
      found: 'how old are you',
      instead: 'Ask what somebody has done, not when they were born or left school.',
    },
    {
      topic: 'citizenship',
      found: 'citizen',
      instead: 'Ask whether they are legally able to work there, or would need a visa or a permit.',
    },
  ])
})

test('a long text is read in no time', () => {
  const text = 'you have a very long and winding story about children of a tree '.repeat(2000)
  const start = performance.now()
  forbiddenTopics(text)
  expect(performance.now() - start).toBeLessThan(500)
})
