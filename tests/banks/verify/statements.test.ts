import { expect, test } from 'vitest'
import { statementsOf } from '../../../src/banks/verify/statements.ts'

test.each<[string, string, readonly string[]]>([
  ['statements', 'select 1; select 2', ['select 1', 'select 2']],
  ['nothing but space and comments', ' ; -- end;\n /* ; */ ', []],
  ['a semicolon in a string', "select 'a;''b'; select 2", ["select 'a;''b'", 'select 2']],
  ['a semicolon in a name', 'select "a;b"; select [c;d]', ['select "a;b"', 'select [c;d]']],
  [
    'a semicolon in a comment',
    'select 1 -- one; two\n; select 2',
    ['select 1 -- one; two', 'select 2'],
  ],
  [
    'a trigger, whose body has semicolons of its own',
    'create trigger t after insert on a begin delete from b; update c set d = 1; end; select 1',
    ['create trigger t after insert on a begin delete from b; update c set d = 1; end', 'select 1'],
  ],
])('%s', (_what, script, expected) => {
  expect(statementsOf(script)).toEqual(expected)
})
