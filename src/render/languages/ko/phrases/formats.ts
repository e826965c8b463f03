/** The sentences about finding and writing migrations, whatever the tool in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const formats: Language['phrases'] = {
  'Say which of the two it is in .github/countersign.yml.':
    '둘 중 어느 것인지 .github/countersign.yml 파일에 명시하십시오.',
  "The migrations could be {0}'s ({1}) or {2}'s ({3}).":
    '마이그레이션이 {0} 형식일 수도 있고({1}), {2} 형식일 수도 있습니다({3}).',
  'belongs to the {0} set of {1}': '{1}의 {0} 세트에 속함',
  'a submodule, which is not followed': '서브모듈이며, 따라가지 않음',
  'a symbolic link, which is not followed': '심볼릭 링크이며, 따라가지 않음',
  'Name the format in the configuration, or give the way down a file of its own.':
    '구성에서 형식을 지정하거나, down을 별도의 파일에 두십시오.',
  'The file holds a way down as well, and nothing says which tool cuts it off.':
    '파일에 down도 들어 있으며, 어느 도구가 이를 잘라 내는지 알 수 없습니다.',
  'A migration has to come between the versions {0} and {1}, and there is no room for {2}.':
    '버전 {0}와(과) {1} 사이에 마이그레이션이 들어가야 하지만, 버전 {2}을(를) 넣을 자리가 없습니다.',
  'Renumber the migrations, and try again.': '마이그레이션의 번호를 다시 매기고 다시 시도하십시오.',
  'Renumber {0} and what comes after it, and try again.':
    '{0}와(과) 그 뒤에 오는 것의 번호를 다시 매기고 다시 시도하십시오.',
  '{0} migrations have to come between the versions {1} and {2}, and there is no room for {3}.':
    '버전 {1}와(과) {2} 사이에 마이그레이션 {0}개가 들어가야 하지만, 버전 {3}을(를) 넣을 자리가 없습니다.',
  'Run that statement by hand before the migrations that need it.':
    '이 구문이 필요한 마이그레이션보다 먼저 그 구문을 직접 실행하십시오.',
  '{0} runs all pending migrations in one transaction: a statement that must not stand in one cannot run, and in several files all locks would be held as long as in one.':
    '{0}에서는 적용 대기 중인 모든 마이그레이션이 하나의 트랜잭션에서 실행됩니다. 트랜잭션 안에 있으면 안 되는 구문은 실행할 수 없으며, 여러 파일로 나누어도 모든 잠금이 한 파일일 때만큼 오래 유지됩니다.',
  '{0} runs every migration in a transaction, and a statement of the safer form cannot stand in one.':
    '{0}에서는 모든 마이그레이션이 트랜잭션에서 실행되는데, 더 안전한 형태의 구문 중에 트랜잭션 안에 있을 수 없는 것이 있습니다.',
  'a way down without a way up of the same version': '같은 버전의 up이 없는 down',
  'There are too many psql commands.': 'psql 명령이 너무 많습니다.',
  'Write the SQL itself into the script.': 'SQL 자체를 스크립트에 작성하십시오.',
  "psql's command \\{0} cannot be followed here.": 'psql의 \\{0} 명령은 여기에서 따라갈 수 없습니다.',
  'Put a file in its place.': '그 자리에 파일을 두십시오.',
  '{0} is no regular file, and is not followed.': '{0}은(는) 일반 파일이 아니므로 따라가지 않습니다.',
  'Save it as UTF-8; PostgreSQL would refuse it or store wrong characters.':
    'UTF-8로 저장하십시오. 그러지 않으면 PostgreSQL이 거부하거나 잘못된 문자를 저장합니다.',
  'The file is not valid UTF-8.': '파일이 올바른 UTF-8이 아닙니다.',
  'This migration is not written in SQL, and neither can its way down be.':
    '이 마이그레이션은 SQL로 작성되지 않았으며, 그 down도 SQL로 작성할 수 없습니다.',
  'Write the way down in its own language, or run the SQL from there.':
    'down을 그 언어로 작성하거나, 거기에서 SQL을 실행하십시오.',
  'Put the way up in one piece.': 'up을 한 덩어리로 이어지게 두십시오.',
  'Something else stands between the statements of the way up, and would lose its place.':
    'up의 구문 사이에 다른 것이 있으며, 그것이 제자리를 잃게 됩니다.',
  '; did you mean "{0}"?': '. 혹시 "{0}"을(를) 의도하셨습니까?',
  'Check the path, and say which format it is.': '경로를 확인하고, 어떤 형식인지 명시하십시오.',
  'Name a directory, or a glob, relative to the repository.':
    '저장소 기준의 상대 경로로 디렉터리나 glob을 지정하십시오.',
  'Name the directory that holds the files.': '그 파일들이 있는 디렉터리를 지정하십시오.',
  'Name the directory that the files are in.': '파일이 들어 있는 디렉터리를 지정하십시오.',
  'No format recognises the migrations in {0}.': '{0}에 있는 마이그레이션을 인식하는 형식이 없습니다.',
  'No migrations of the format {0} are in {1}.': '{1}에 {0} 형식의 마이그레이션이 없습니다.',
  'Nothing in the repository matches the migrations path {0}.':
    '저장소에 마이그레이션 경로 {0}와(과) 일치하는 것이 없습니다.',
  'There is no migration format "{0}"{1}': '"{0}" 마이그레이션 형식은 없습니다{1}',
  'Use an id that `countersign formats` lists.': '`countersign formats` 명령이 나열하는 id를 사용하십시오.',
  submodule: '서브모듈',
  'symbolic link': '심볼릭 링크',
  'the configuration': '구성',
  '{0} is a {1}, which is not followed.': '{0}은(는) {1}이므로 따라가지 않습니다.',
  'Keep the SQL beside the migration.': 'SQL을 마이그레이션 옆에 보관하십시오.',
  'Write the way down by hand.': 'down을 직접 작성하십시오.',
  '{0} has no ways down.': '{0} 형식에는 down이 없습니다.',
  '{0} would read the file otherwise than it is meant: something in the SQL looks like a marker or a template of its own.':
    '{0}에서 파일이 의도와 다르게 읽히게 됩니다. SQL에 그 자체의 마커나 템플릿처럼 보이는 것이 있습니다.',
  'Move what changes tables into a versioned migration first.':
    '먼저, 테이블을 변경하는 부분을 버전이 있는 마이그레이션으로 옮기십시오.',
  'Nothing writes migrations of {0}.': '{0} 형식의 마이그레이션은 대신 작성하지 않습니다.',
  'Rename it, and try again.': '이름을 바꾸고 다시 시도하십시오.',
  'This migration is not written in SQL.': '이 마이그레이션은 SQL로 작성되지 않았습니다.',
  'This migration runs again whenever it changes, and cannot become several that run once.':
    '이 마이그레이션은 변경될 때마다 다시 실행되므로, 한 번씩만 실행되는 여러 마이그레이션으로 나눌 수 없습니다.',
  'Write the migrations by hand.': '마이그레이션을 직접 작성하십시오.',
  'Write the statements by hand, with what is to be filled in.': '채워 넣을 값을 포함하여 구문을 직접 작성하십시오.',
  'Write the statements in its own language.': '구문을 그 언어로 작성하십시오.',
  'Write them by hand.': '직접 작성하십시오.',
  '{0} fills in values in this migration, and its statements are known only with those of this repository.':
    '{0}에서는 이 마이그레이션에 값이 채워지며, 구문은 이 저장소의 값을 넣은 상태로만 알려져 있습니다.',
  '{0} is to be written, and is there already.': '{0} 파일을 작성해야 하지만, 이미 있습니다.',
  '{0} would not see the new migrations between this one and the next, and the others as they are: a name, or what others depend on, puts them elsewhere.':
    '{0}에서는 새 마이그레이션이 이것과 다음 것 사이에 놓이고 나머지가 지금 그대로 유지되지 않습니다. 이름 또는 다른 것이 의존하는 것 때문에 위치가 달라집니다.',
  '{0} would read the files otherwise than they are meant: something in the SQL looks like a marker or a template of its own.':
    '{0}에서 파일들이 의도와 다르게 읽히게 됩니다. SQL에 그 자체의 마커나 템플릿처럼 보이는 것이 있습니다.',
  '{0} would refuse what is to be written: {1}': '{0}에서는 작성할 내용이 거부됩니다: {1}',
};
