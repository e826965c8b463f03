/** The sentences about the migration tools from Liquibase to Yoyo in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const formatsLY: Language['phrases'] = {
  'Begin the file with the line that says so.': '이를 나타내는 줄로 파일을 시작하십시오.',
  'Give one of the two another id.': '둘 중 하나에 다른 id를 주십시오.',
  'Only formatted SQL has changesets with rollback lines, and this file is plain SQL.':
    'rollback 줄이 있는 체인지셋은 formatted SQL에만 있는데, 이 파일은 일반 SQL입니다.',
  'Put the SQL into its `rollback`.': 'SQL을 체인지셋의 `rollback` 안에 두십시오.',
  'The changeset is written in XML, YAML or JSON, where nothing is written for you.':
    '체인지셋이 XML, YAML 또는 JSON으로 작성되어 있으며, 여기에는 아무것도 대신 작성하지 않습니다.',
  'The changeset {0} is there twice, and Liquibase stops at that.':
    '체인지셋 {0}이(가) 두 번 있으며, Liquibase는 거기에서 멈춥니다.',
  'changeset {0} is {1}': '체인지셋 {0}: {1}',
  'for {0}': '{0}용',
  'set to be ignored': '무시하도록 설정됨',
  'A YAML changelog of more than {0} KiB is not read.': '{0} KiB를 넘는 YAML 체인지로그는 읽지 않습니다.',
  'Correct the file, or leave it out of the changelog that names it.':
    '파일을 고치거나, 이 파일을 지정한 체인지로그에서 빼십시오.',
  'Split it into files, and include them.': '여러 파일로 나누고, 그 파일들을 include하십시오.',
  'The changelog uses YAML aliases, which are not followed.':
    '체인지로그가 YAML 별칭(alias)을 사용하며, 이는 따라가지 않습니다.',
  'This is not a changelog of Liquibase.': 'Liquibase의 체인지로그가 아닙니다.',
  'Write the value out.': '값을 풀어서 작성하십시오.',
  'Correct the path, or add the file.': '경로를 고치거나, 파일을 추가하십시오.',
  'Take one of the includes away.': 'include 중 하나를 제거하십시오.',
  'The changelog includes {0}, which is not in the repository.':
    '체인지로그가 {0} 파일을 include하지만, 저장소에 없습니다.',
  'The changelogs include each other in a circle: {0}.': '체인지로그들이 서로를 순환하여 include합니다: {0}.',
  'a changelog of Liquibase that no other includes': '다른 체인지로그가 include하지 않는 Liquibase 체인지로그',
  'files that begin with "--liquibase formatted sql"': '"--liquibase formatted sql"로 시작하는 파일',
  'Close it on a line of its own.': '별도의 줄에서 닫으십시오.',
  'Give it one.': 'id를 지정하십시오.',
  'Liquibase cannot read this changeset.': 'Liquibase가 이 체인지셋을 읽을 수 없습니다.',
  'Liquibase takes a number, `start` or `end` here.': 'Liquibase는 여기에 숫자, `start` 또는 `end` 중 하나를 받습니다.',
  'Name its author and its id.': '작성자와 id를 지정하십시오.',
  'The changeset has no SQL, and Liquibase stops at it.': '체인지셋에 SQL이 없으며, Liquibase는 거기에서 멈춥니다.',
  'The id of the changeset is empty.': '체인지셋의 id가 비어 있습니다.',
  'The rollback comment is not closed.': 'rollback 주석이 닫히지 않았습니다.',
  'Write its SQL below it, or remove it.': '그 아래에 SQL을 작성하거나, 제거하십시오.',
  'Write one of them.': '그중 하나를 작성하십시오.',
  'Have it send rollbacks whole, if the way up may be sent whole too.':
    'up을 통째로 보내도 된다면, 롤백도 통째로 보내도록 설정하십시오.',
  'Liquibase would cut the way down at a semicolon inside of a statement.':
    'Liquibase가 구문 안의 세미콜론에서 down을 자르게 됩니다.',
  'Separate its statements by semicolons first.': '먼저 구문을 세미콜론으로 구분하십시오.',
  'The changeset has a separator of its own.': '체인지셋에 자체 구분자가 있습니다.',
  'The changeset has preconditions, and what follows from them would have to hold for several.':
    '체인지셋에 사전 조건(precondition)이 있으며, 그 결과가 여러 체인지셋에 적용되어야 합니다.',
  'Write the changesets by hand, each with the preconditions that it needs.':
    '체인지셋을 직접, 각각 필요한 사전 조건과 함께 작성하십시오.',
  'Mark where the way up begins.': 'up이 시작되는 곳을 표시하십시오.',
  'Put each step into a JavaScript migration of its own, and call `pgm.noTransaction()` in those that need it.':
    '각 단계를 별도의 JavaScript 마이그레이션에 두고, 필요한 것에서 `pgm.noTransaction()` 함수를 호출하십시오.',
  'Without `-- Up Migration` the whole file is the way up, and the way down in it runs as well.':
    '`-- Up Migration` 표시가 없으면 파일 전체가 up이 되며, 그 안의 down도 함께 실행됩니다.',
  'numbered files with "-- Up Migration" or "-- Down Migration"':
    '"-- Up Migration" 또는 "-- Down Migration"이 있는 번호가 붙은 파일',
  'numbered files, and node-pg-migrate in {0}': '번호가 붙은 파일, 그리고 {0}의 node-pg-migrate',
  'Name it as Prisma does, <timestamp>_<name>.': 'Prisma의 방식대로 <timestamp>_<name> 형식으로 이름을 지으십시오.',
  'Prisma runs only <directory>/migration.sql': 'Prisma는 <directory>/migration.sql만 실행함',
  'The directory has no number, and nothing can be named to come right after it.':
    '디렉터리에 번호가 없어, 바로 뒤에 오는 이름을 지을 수 없습니다.',
  "directories with migration.sql in Prisma's default place":
    'Prisma의 기본 위치에 있는, migration.sql이 있는 디렉터리',
  'files named V<version>__<name> and {0}': '이름이 V<version>__<name> 형식인 파일과 {0}',
  'not named V<version>__<name>.sql': '이름이 V<version>__<name>.sql 형식이 아님',
  'refinery refuses a version that is not an integer': 'refinery는 정수가 아닌 버전을 거부함',
  ' of {0}': ' ({0})',
  'Add the script, or take the change out of the plan.': '스크립트를 추가하거나, plan에서 변경을 빼십시오.',
  'The plan has {0}, and there is no {1}.': 'plan에 {0} 변경이 있지만, {1} 파일이 없습니다.',
  'not in {0}{1}': '{0}{1}에 없음',
  'A tag needs a change before it.': '태그 앞에는 변경이 있어야 합니다.',
  'Let `sqitch add` write it.': '`sqitch add` 명령으로 작성하십시오.',
  'Move the change below what it requires.': '변경을, 그것이 필요로 하는 변경 아래로 옮기십시오.',
  'Name the project at the top.': '맨 위에 프로젝트의 이름을 지정하십시오.',
  'Rename one of the two.': '둘 중 하나의 이름을 바꾸십시오.',
  'Tag the release first, then `sqitch rework` the change.':
    '먼저 릴리스에 태그를 달고, 변경에 `sqitch rework` 명령을 실행하십시오.',
  'The plan has no %project.': 'plan에 %project가 없습니다.',
  'The tag @{0} is there twice.': '태그 @{0}이(가) 두 번 있습니다.',
  'This is not a line of a plan.': 'plan의 줄 형식이 아닙니다.',
  'This is not a tag.': '태그가 아닙니다.',
  'Write the tag below the change it marks.': '태그를, 그것이 표시하는 변경 아래에 작성하십시오.',
  '{0} is there twice without a tag between; the first is in line {1}.':
    '{0} 변경이 사이에 태그 없이 두 번 있습니다. 첫 번째는 {1}번째 줄에 있습니다.',
  '{0} requires {1}, which does not come before it.': '{0} 변경이 {1} 변경을 필요로 하지만, 그것이 앞에 있지 않습니다.',
  "The plan's line of {0} is not found.": 'plan에서 {0}의 줄을 찾을 수 없습니다.',
  'Write it anew.': '새로 작성하십시오.',
  'Name the format in the configuration, or make an empty file for it.':
    '구성에서 형식을 지정하거나, 그것을 위한 빈 파일을 만드십시오.',
  'Nothing here shows how a way down is named, and a name that its program does not know would run as a way up.':
    '여기에서는 down의 이름을 어떻게 짓는지 알 수 없으며, 실행하는 프로그램이 알지 못하는 이름이면 up으로 실행됩니다.',
  'SQL files whose names start with a number': '이름이 숫자로 시작하는 SQL 파일',
  'numbered directories that hold up.sql': 'up.sql이 들어 있는 번호가 붙은 디렉터리',
  'replaced by the file of its own for {0}': '{0} 전용 파일이 이것을 대신함',
  'written for a database that is not rehearsed': '리허설하지 않는 데이터베이스용으로 작성됨',
  'written for {0}, while the set is read as {1}; configure it with "dialect: {2}"':
    '{0}용으로 작성되었지만 이 세트는 {1}(으)로 읽음. "dialect: {2}"로 구성하십시오',
  'not named <version>_<description>.sql': '이름이 <version>_<description>.sql 형식이 아님',
  'numbered files and {0} that depends on sqlx': '번호가 붙은 파일과, sqlx에 의존하는 {0}',
  'numbered files near {0}': '{0} 근처의 번호가 붙은 파일',
  'numbered files with the line that `sqlx migrate add` writes':
    '`sqlx migrate add` 명령이 작성하는 줄이 있는 번호가 붙은 파일',
  'not named <digits>_<name>.sql, so Supabase skips it': '이름이 <digits>_<name>.sql 형식이 아니어서 Supabase가 건너뜀',
  'supabase/migrations/<digits>_<name>.sql': 'supabase/migrations/<digits>_<name>.sql',
  'the first releases wrote their own schema into such a file, so Supabase skips it':
    '초기 릴리스들이 이런 파일에 자체 스키마를 작성했으므로 Supabase가 건너뜀',
  'Migration {0} is missing: tern numbers its files 1, 2, 3 and so on without gaps, and refuses to run otherwise.':
    '마이그레이션 {0}이(가) 없습니다. tern은 파일에 1, 2, 3처럼 빈 번호 없이 번호를 매기며, 그렇지 않으면 실행을 거부합니다.',
  'Rename the file so that its number is {0}, or say that another tool runs this directory.':
    '번호가 {0}이(가) 되도록 파일 이름을 바꾸거나, 다른 도구가 이 디렉터리를 실행한다고 명시하십시오.',
  'Write a statement above the separator.': '구분자 위에 구문을 작성하십시오.',
  'not named <number>_<name>.sql': '이름이 <number>_<name>.sql 형식이 아님',
  'numbered files beside tern.conf': 'tern.conf 옆의 번호가 붙은 파일',
  'numbered files with "{0}"': '"{0}"이(가) 있는 번호가 붙은 파일',
  'tern refuses a file without SQL in its way up.': 'tern은 up에 SQL이 없는 파일을 거부합니다.',
  'Give the value under [data] in tern.conf, or write the SQL out.':
    'tern.conf의 [data] 아래에 값을 지정하거나, SQL을 풀어서 작성하십시오.',
  'Insert fewer files.': '삽입하는 파일을 줄이십시오.',
  'The template expression {{ {0} }} cannot be filled in from the repository.':
    '템플릿 표현식 {{ {0} }}의 값을 저장소에서 채울 수 없습니다.',
  'The templates include themselves or too much.': '템플릿이 자기 자신을 포함하거나 너무 많은 것을 포함합니다.',
  'The templates insert too much text.': '템플릿이 너무 많은 텍스트를 삽입합니다.',
  'Write {{ "{{" }} for the braces.': '중괄호는 {{ "{{" }}로 작성하십시오.',
  'tern reads "{{" as a template, which is not closed.': 'tern이 "{{"를 템플릿으로 읽으며, 이것이 닫히지 않았습니다.',
  'Python files that import yoyo': 'yoyo를 import하는 Python 파일',
  'SQL files with "-- depends:"': '"-- depends:"가 있는 SQL 파일',
  'Yoyo takes `true` or `false` here.': 'Yoyo는 여기에 `true` 또는 `false` 값을 받습니다.',
  'a way down without a way up of the same name': '같은 이름의 up이 없는 down',
  'sources in {0}': '{0}의 소스(sources)',
  'It depends on {0}, which does not exist.': '존재하지 않는 {0}에 의존합니다.',
  'Name a file of the directory, without its extension.': '디렉터리에 있는 파일의 이름을 확장자 없이 지정하십시오.',
  'Take one of the dependencies away.': '의존 관계 중 하나를 제거하십시오.',
  'These depend on each other in a circle: {0}.': '서로 순환하여 의존합니다: {0}.',
  '{0} has the same name, and names must be unique.': '{0} 파일의 이름이 같으며, 이름은 고유해야 합니다.',
};
