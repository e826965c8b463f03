/** The sentences about how SQL is read in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const dialects: Language['phrases'] = {
  'Put spaces or line ends between them, or remove them.': '그 사이에 공백이나 줄 바꿈을 넣거나, 제거하십시오.',
  'Remove it; if the file is UTF-16, save it as UTF-8.': '제거하십시오. 파일이 UTF-16이면 UTF-8로 저장하십시오.',
  'Save the file as valid UTF-8.': '파일을 올바른 UTF-8로 저장하십시오.',
  'The file holds a NUL character, at which PostgreSQL stops reading.':
    '파일에 NUL 문자가 있으며, PostgreSQL은 거기에서 읽기를 멈춥니다.',
  'The file holds half of a surrogate pair, which is no character.':
    '파일에 서로게이트 쌍의 반쪽만 있으며, 이것은 문자가 아닙니다.',
  'Thousands of comment or operator signs stand here without a space, which takes PostgreSQL minutes to read.':
    '여기에 주석 기호나 연산자 기호 수천 개가 공백 없이 이어져 있어, PostgreSQL이 읽는 데 몇 분이 걸립니다.',
  'COPY … FROM stdin with its rows': '행이 딸린 COPY … FROM stdin',
  'a statement with the psql variable {0}': 'psql 변수 {0}이(가) 있는 구문',
  'the psql command {0}': 'psql 명령 {0}',
  'Correct the SQL at this place.': '이 위치의 SQL을 고치십시오.',
  'PostgreSQL cannot read this: {0}.': 'PostgreSQL이 읽을 수 없습니다: {0}.',
  'Split it into smaller statements.': '더 작은 구문으로 나누십시오.',
  "The SQL is nested too deeply, or is too large, for PostgreSQL's parser.":
    'SQL이 너무 깊게 중첩되었거나 너무 커서 PostgreSQL 파서가 처리할 수 없습니다.',
  'This is {0}, which only psql understands and PostgreSQL refuses.':
    'psql만 이해하고 PostgreSQL은 거부하는 것이 있습니다: {0}.',
  'Write plain SQL: rows as INSERT, values in place of variables, and no line that starts with a backslash.':
    '순수한 SQL로 작성하십시오. 행은 INSERT로, 변수 자리에는 값을 쓰고, 백슬래시로 시작하는 줄은 두지 마십시오.',
  'A waiver is a line comment: {0}': '면제는 한 줄 주석이어야 합니다: {0}',
  'No statement is next to this waiver: {0}': '이 면제 옆에 구문이 없습니다: {0}',
  'This is no waiver, because a rule or a reason is missing: {0}': '규칙이나 사유가 없으므로 면제가 아닙니다: {0}',
  'write "-- countersign: allow <rule> because <reason>" right above the statement or behind it.':
    '구문 바로 위나 구문 뒤에 "-- countersign: allow <rule> because <reason>" 주석을 작성하십시오.',
};
