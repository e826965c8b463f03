/** The sentences about the migration tools from Atlas to Hasura in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const formatsAG: Language['phrases'] = {
  'Atlas takes one txmode, `none` or `file`.': 'Atlas는 txmode를 하나만 받습니다: `none` 또는 `file`.',
  'Write one of the two.': '둘 중 하나를 작성하십시오.',
  'a checkpoint: it replaces the files before it on an empty database, and every other one skips it':
    '체크포인트: 빈 데이터베이스에서는 그 앞의 파일들을 대신하며, 그 밖의 데이터베이스는 모두 건너뜀',
  'Run `atlas migrate hash`, and try again.': '`atlas migrate hash` 명령을 실행하고 다시 시도하십시오.',
  'The sum does not fit the files beside it.': '합(sum)이 옆에 있는 파일들과 맞지 않습니다.',
  'Make it a plain file, or write the migrations by hand.': '일반 파일로 만들거나, 마이그레이션을 직접 작성하십시오.',
  'The file has sections, or a separator of its own, by which statements are not written here.':
    '파일에 섹션이나 자체 구분자가 있으며, 그런 방식으로는 여기에서 구문을 작성하지 않습니다.',
  'Add the marker above the way up.': 'up 위에 마커를 추가하십시오.',
  'Add the marker, with nothing below it when there is no way back.':
    '마커를 추가하십시오. 되돌리는 방법이 없으면 그 아래를 비워 두십시오.',
  'Move the statement below the marker.': '구문을 마커 아래로 옮기십시오.',
  'Put the way up first.': 'up을 먼저 두십시오.',
  'dbmate finds no `-- migrate:up` in the file.': 'dbmate가 파일에서 `-- migrate:up` 마커를 찾지 못합니다.',
  'dbmate takes nothing but comments before `-- migrate:up`.':
    'dbmate는 `-- migrate:up` 앞에 주석 외에는 아무것도 받지 않습니다.',
  'dbmate wants a `-- migrate:down` after every `-- migrate:up`.':
    'dbmate는 모든 `-- migrate:up` 뒤에 `-- migrate:down` 마커를 요구합니다.',
  'dbmate wants a `-- migrate:up` before every `-- migrate:down`.':
    'dbmate는 모든 `-- migrate:down` 앞에 `-- migrate:up` 마커를 요구합니다.',
  'numbered files with "-- migrate:up"': '"-- migrate:up"이 있는 번호가 붙은 파일',
  'the name does not start with a number': '이름이 숫자로 시작하지 않음',
  'Give each its own file.': '각각을 별도의 파일에 두십시오.',
  'The file holds several ways up, which dbmate runs one by one.':
    '파일에 up이 여러 개 있으며, dbmate는 이를 하나씩 실행합니다.',
  'Diesel refuses an empty up.sql.': 'Diesel은 빈 up.sql을 거부합니다.',
  'Write a statement or a comment into it.': '구문이나 주석을 작성해 넣으십시오.',
  'directories with up.sql and {0}': 'up.sql이 있는 디렉터리와 {0}',
  'Run the statements of the safer form by hand, one after the other, before what builds on them is deployed.':
    '더 안전한 형태의 구문들을, 이를 바탕으로 하는 것이 배포되기 전에, 하나씩 차례로 직접 실행하십시오.',
  'directories with migration.sql and snapshot.json': 'migration.sql과 snapshot.json이 있는 디렉터리',
  'its "when" in meta/_journal.json is not later than that of an entry before it: a database that has that one skips this one in silence':
    'meta/_journal.json에 있는 "when" 값이 앞선 항목보다 늦지 않음: 앞선 항목이 있는 데이터베이스는 이것을 알리지 않고 건너뜀',
  'not in meta/_journal.json, so Drizzle never runs it': 'meta/_journal.json에 없어 Drizzle이 전혀 실행하지 않음',
  'Let drizzle-kit write it.': 'drizzle-kit으로 작성하십시오.',
  'Remove one of the two entries.': '두 항목 중 하나를 제거하십시오.',
  'Resolve what a merge left in it, or let drizzle-kit write it anew.':
    '병합이 남긴 것을 정리하거나, drizzle-kit으로 새로 작성하십시오.',
  'Restore {0}.sql, or remove its entry with `drizzle-kit drop`.':
    '{0}.sql 파일을 복원하거나, `drizzle-kit drop` 명령으로 해당 항목을 제거하십시오.',
  'The journal is not JSON.': '저널이 JSON이 아닙니다.',
  'The journal names {0}, and there is no such file.': '저널에 {0} 항목이 있지만, 그런 파일이 없습니다.',
  'The journal names {0}, twice.': '저널에 {0} 항목이 두 번 있습니다.',
  "This is not Drizzle's journal: {0} is not as expected.": 'Drizzle의 저널이 아닙니다: {0} 부분이 예상과 다릅니다.',
  'the value': '값',
  'Flyway undoes versioned migrations, and neither repeatable ones nor baselines.':
    'Flyway의 undo는 버전이 있는 마이그레이션만 되돌리며, 반복(repeatable) 마이그레이션과 베이스라인은 되돌리지 않습니다.',
  'The condition shouldExecute can only be true or false here; what it compares is decided when Flyway runs.':
    '여기에서 shouldExecute 조건은 true 또는 false만 될 수 있습니다. 조건이 비교하는 값은 Flyway가 실행될 때 정해집니다.',
  'Write the way back as a versioned migration of its own.':
    '되돌리는 방법을 버전이 있는 별도의 마이그레이션으로 작성하십시오.',
  'Write true or false.': 'true 또는 false로 작성하십시오.',
  'a baseline of versions whose own files are still here':
    '여러 버전의 베이스라인이며, 그 버전들의 파일이 아직 여기에 있음',
  'a callback, which is not run': '콜백이며, 실행되지 않음',
  'not named V<version>__<description>.sql or R__<description>.sql':
    '이름이 V<version>__<description>.sql 또는 R__<description>.sql 형식이 아님',
  'files named V<version>__<description>.sql': '이름이 V<version>__<description>.sql 형식인 파일',
  '{0} and {1}': '{0} 및 {1}',
  '{0} names {1}': '{0}에 {1} 지정됨',
  'Flyway refuses a file that mixes statements that run in a transaction with ones that cannot.':
    'Flyway는 트랜잭션 안에서 실행되는 구문과 그럴 수 없는 구문이 섞인 파일을 거부합니다.',
  'Give it a value in flyway.conf or flyway.toml, or set placeholderReplacement to false.':
    'flyway.conf 또는 flyway.toml에서 값을 지정하거나, placeholderReplacement를 false로 설정하십시오.',
  'Give the statement a file of its own, or set mixed to true.':
    '그 구문을 별도의 파일에 두거나, mixed를 true로 설정하십시오.',
  'The placeholder {0}{1}{2} has no value in the repository.': '플레이스홀더 {0}{1}{2}의 값이 저장소에 없습니다.',
  'A baseline stands for other files.': '베이스라인은 다른 파일들을 대신합니다.',
  'Change a versioned file instead.': '대신 버전이 있는 파일을 변경하십시오.',
  'Set `flyway.group=false`, which is the default, and try again.':
    '기본값인 `flyway.group=false` 설정으로 바꾸고 다시 시도하십시오.',
  'not named <version>_<title>.up.sql or .down.sql': '이름이 <version>_<title>.up.sql 또는 .down.sql 형식이 아님',
  'numbered files that end in .up.sql': '.up.sql로 끝나는 번호가 붙은 파일',
  'not named <version>_<name>.sql with a version of at least 1':
    '이름이 버전이 1 이상인 <version>_<name>.sql 형식이 아님',
  'numbered Go files that call goose.AddMigration': 'goose.AddMigration을 호출하는 번호가 붙은 Go 파일',
  'numbered files with "-- +goose Up"': '"-- +goose Up"이 있는 번호가 붙은 파일',
  '"-- +goose StatementBegin" is never closed.': '"-- +goose StatementBegin"이 닫히지 않았습니다.',
  '"-- +goose StatementEnd" has no StatementBegin.': '"-- +goose StatementEnd"에 대응하는 StatementBegin이 없습니다.',
  'Add it above the way up.': 'up 위에 추가하십시오.',
  'Add the beginning or remove the end.': '시작을 추가하거나 끝을 제거하십시오.',
  'Add the end by line {0}.': '{0}번째 줄까지 끝을 추가하십시오.',
  'End it with ";".': '";"으로 끝내십시오.',
  'Give it a default in the file.': '파일에서 기본값을 지정하십시오.',
  'Move it below the annotation.': '어노테이션 아래로 옮기십시오.',
  'Move it.': '옮기십시오.',
  'Put the whole statement between the two annotations.': '구문 전체를 두 어노테이션 사이에 두십시오.',
  'Remove this one.': '이것을 제거하십시오.',
  'Write it at the start of the line, in its own words.': '줄의 맨 앞에, goose가 정한 표현 그대로 작성하십시오.',
  'goose allows one "-- +goose Up" in a file.': 'goose는 파일 하나에 "-- +goose Up"을 하나만 허용합니다.',
  'goose cuts the statement at this semicolon, inside a quoted body.':
    'goose는 따옴표로 묶인 본문 안에 있는 이 세미콜론에서 구문을 자릅니다.',
  'goose does not know this annotation.': 'goose가 알지 못하는 어노테이션입니다.',
  'goose fills in the environment variable {0}, whose value is not in the repository.':
    'goose는 환경 변수 {0}의 값을 채워 넣지만, 그 값이 저장소에 없습니다.',
  'goose finds no "-- +goose Up" in the file.': 'goose가 파일에서 "-- +goose Up"을 찾지 못합니다.',
  'goose finds no semicolon at the end of a line that closes this statement.':
    'goose가 이 구문을 닫는, 줄 끝의 세미콜론을 찾지 못합니다.',
  'goose takes no statement before "-- +goose Up".': 'goose는 "-- +goose Up" 앞에 구문을 받지 않습니다.',
  'goose wants "-- +goose Down" once, after "-- +goose Up" and outside a statement.':
    'goose는 "-- +goose Down"이 "-- +goose Up" 뒤에, 구문 밖에, 한 번만 있을 것을 요구합니다.',
  'goose wants "-- +goose StatementBegin" after Up or Down, and closed before the next.':
    'goose는 "-- +goose StatementBegin"이 Up 또는 Down 뒤에 있고, 다음 것 전에 닫힐 것을 요구합니다.',
  'Commit it with `graphile-migrate commit`, so that the pull request shows what will run.':
    '`graphile-migrate commit` 명령으로 커밋하여, 무엇이 실행될지 풀 리퀘스트에 보이게 하십시오.',
  'The migration includes a fixture, which graphile-migrate puts in only when it is committed.':
    '마이그레이션이 fixture를 포함(include)하고 있으며, graphile-migrate는 커밋될 때에만 그 내용을 넣습니다.',
  'committed/<number>.sql with "--! Previous:"': '"--! Previous:"가 있는 committed/<number>.sql',
  'not named <number>.sql or <number>-<message>.sql': '이름이 <number>.sql 또는 <number>-<message>.sql 형식이 아님',
  'A committed migration needs the header {0}.': '커밋된 마이그레이션에는 {0} 헤더가 필요합니다.',
  'Add it.': '추가하십시오.',
  'An empty line must follow the headers.': '헤더 뒤에는 빈 줄이 있어야 합니다.',
  'Commit it with LF, and add `*.sql -text` to .gitattributes.':
    'LF로 커밋하고, .gitattributes에 `*.sql -text` 줄을 추가하십시오.',
  'Let `graphile-migrate commit` write the file.': '`graphile-migrate commit` 명령이 파일을 작성하게 하십시오.',
  'Remove one of the two.': '둘 중 하나를 제거하십시오.',
  'The file has Windows line ends, which graphile-migrate refuses.':
    '파일의 줄 끝이 Windows 형식이며, graphile-migrate는 이를 거부합니다.',
  'The header {0} is there twice.': '{0} 헤더가 두 번 있습니다.',
  'The previous migration has another hash than this one names.':
    '이전 마이그레이션의 해시가 여기에 적힌 것과 다릅니다.',
  'The text does not match the hash: a committed migration was edited, and graphile-migrate will not run it.':
    '내용이 해시와 맞지 않습니다. 커밋된 마이그레이션이 수정되었으며, graphile-migrate는 이를 실행하지 않습니다.',
  'This is the first migration, and it names a previous one.':
    '첫 번째 마이그레이션인데 이전 마이그레이션이 적혀 있습니다.',
  'Undo the edit and write a new migration.': '수정을 되돌리고 새 마이그레이션을 작성하십시오.',
  'Undo the edit, or `graphile-migrate uncommit` and commit it again on top of the latest migration.':
    '수정을 되돌리거나, `graphile-migrate uncommit` 명령을 실행한 뒤 최신 마이그레이션 위에 다시 커밋하십시오.',
  'Commit what is done with `graphile-migrate commit`, and try again.':
    '끝난 것을 `graphile-migrate commit` 명령으로 커밋하고 다시 시도하십시오.',
  'hasura/migrations with numbered directories': '번호가 붙은 디렉터리가 있는 hasura/migrations',
};
