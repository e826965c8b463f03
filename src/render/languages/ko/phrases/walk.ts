/** The sentences about the configuration and the review as a whole in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const walk: Language['phrases'] = {
  '{0} on {1} ({2}:{3})': '{1}: {0} ({2}:{3})',
  'There is no rule "{0}"{1}': '"{0}" 규칙은 없습니다{1}',
  '`countersign rules` lists every rule.': '`countersign rules` 명령으로 모든 규칙을 볼 수 있습니다.',
  'Known here: {0}.': '여기에서 쓸 수 있는 것: {0}.',
  'The configuration': '구성',
  'Unknown key {0} with {1}{2}': '알 수 없는 키 {0}, 값: {1}{2}',
  'Write a map of keys and values.': '키와 값의 맵을 작성하십시오.',
  'Write {0}.': '다음 형식으로 작성하십시오: {0}.',
  'another name': '다른 이름',
  'the list {0}': '목록 {0}',
  'the map {0}': '맵 {0}',
  'the text {0}': '텍스트 {0}',
  '{0} cannot be {1}.': '{0}에 사용할 수 없는 값입니다: {1}.',
  '{0} cannot stand here as a name.': '{0}은(는) 여기에서 이름으로 사용할 수 없습니다.',
  '{0} is missing.': '{0} 값이 없습니다.',
  'a duration: a whole number and s, m or h': '기간: 정수와 s, m 또는 h',
  'a duration: a whole number and h or d': '기간: 정수와 h 또는 d',
  'a duration: a whole number and ms, s, m, h or d': '기간: 정수와 ms, s, m, h 또는 d',
  'a path inside the repository, with / and without a leading / or ..':
    '저장소 안의 경로, 구분자는 /, 맨 앞의 /와 ..는 불가',
  'true or false': 'true 또는 false',
  'A tab indents this line, and YAML allows only spaces.':
    '이 줄이 탭으로 들여쓰기되어 있으며, YAML은 공백만 허용합니다.',
  'Indent with spaces.': '공백으로 들여쓰십시오.',
  'Keep one of them.': '그중 하나만 남기십시오.',
  'Mend the syntax at this place.': '이 위치의 구문(syntax)을 고치십시오.',
  'Remove what is not configuration, or use globs instead of long lists.':
    '구성이 아닌 것을 제거하거나, 긴 목록 대신 glob을 사용하십시오.',
  'The YAML expands without bound: too many aliases, or too deep a nesting.':
    'YAML이 한없이 확장됩니다. 별칭(alias)이 너무 많거나 중첩이 너무 깊습니다.',
  'The configuration has {0} characters; at most {1} are read.': '구성이 {0}자입니다. 최대 {1}자까지 읽습니다.',
  'The same key stands twice in one map.': '같은 키가 하나의 맵에 두 번 있습니다.',
  'This is not valid YAML: {0}': '올바른 YAML이 아닙니다: {0}',
  'Write the values out instead of repeating them through * aliases.':
    '값을 * 별칭(alias)으로 반복하지 말고 풀어서 작성하십시오.',
  // src/walk/config/plan.ts
  'The shares do not rise to 100.': '비율이 100까지 증가하지 않습니다.',
  'a list of whole percents that rises to 100': '100까지 증가하는 정수 퍼센트의 목록',
  'a map of the numbers of the plan': '계획 수치의 맵',
  'a number of percent above 0': '0보다 큰 퍼센트 값',
  'lagThrottle is above lagPause.': 'lagThrottle 값이 lagPause 값보다 큽니다.',
  'a date, YYYY-MM-DD': '날짜, YYYY-MM-DD',
  'a list of info, warning, danger, critical': 'info, warning, danger, critical의 목록',
  'a list of { path, format, dialect }': '{ path, format, dialect }의 목록',
  'a list of { rule, subject, reason, until }': '{ rule, subject, reason, until }의 목록',
  'a major version, as a whole number': '메이저 버전, 정수',
  'a map of inline, labels, requestReviewers, trackingIssue': 'inline, labels, requestReviewers, trackingIssue의 맵',
  'a map of largeTableRows, hugeTableRows': 'largeTableRows, hugeTableRows의 맵',
  'a map of rule id to severity, or off': '규칙 id와 심각도(또는 off)의 맵',
  'a map of statement, total, sampleRows': 'statement, total, sampleRows의 맵',
  'a map of version, prelude, baseline, statistics': 'version, prelude, baseline, statistics의 맵',
  'a rule id that `countersign rules` lists': '`countersign rules` 명령이 나열하는 규칙 id',
  'a sentence': '문장',
  'a whole number from 1 to 10000': '1부터 10000까지의 정수',
  'a whole number of rows': '행 수, 정수',
  'an id that `countersign formats` lists': '`countersign formats` 명령이 나열하는 id',
  'en, id or ko': 'en, id 또는 ko',
  'largeTableRows is above hugeTableRows.': 'largeTableRows 값이 hugeTableRows 값보다 큽니다.',
  'off, info, warning, danger or critical': 'off, info, warning, danger 또는 critical',
  'postgres, mysql or sqlite': 'postgres, mysql 또는 sqlite',
  'the name of an object, as the report writes it': '보고서에 적히는 그대로의 객체 이름',
  'Nobody can hold this role: say who does by users, teams, permission or codeowners.':
    '이 역할을 맡을 수 있는 사람이 없습니다. users, teams, permission 또는 codeowners로 누가 맡는지 지정하십시오.',
  'Write one condition here; several go into a list, of which one suffices.':
    '여기에는 조건을 하나만 작성하십시오. 여러 조건은 목록에 넣으며, 그중 하나만 충족하면 됩니다.',
  'a list of globs': 'glob 목록',
  'a list of logins, without @': '로그인 목록, @ 없이',
  'a list of organisation/team, without @': '조직/팀(organisation/team)의 목록, @ 없이',
  'a map of permission': 'permission의 맵',
  'a map of role name to role': '역할 이름과 역할의 맵',
  'a map of roles, authorMaySign, distinct, reviews, expires, override, acknowledgements':
    'roles, authorMaySign, distinct, reviews, expires, override, acknowledgements의 맵',
  'a map of users, teams, permission, codeowners, count, when':
    'users, teams, permission, codeowners, count, when의 맵',
  'a role name of letters, digits, - and _': '글자, 숫자, -, _로 된 역할 이름',
  'a whole number from 1 to 20': '1부터 20까지의 정수',
  'always, one condition such as { risk: high }, or a list of conditions':
    'always, { risk: high } 같은 조건 하나, 또는 조건의 목록',
  'expand, backfill, contract or mixed': 'expand, backfill, contract 또는 mixed',
  irreversible: 'irreversible',
  'low, medium, high or critical': 'low, medium, high 또는 critical',
  'one of { risk }, { class }, { tables }, { paths }, { rollback }':
    '{ risk }, { class }, { tables }, { paths }, { rollback } 중 하나',
  'required, optional or off': 'required, optional 또는 off',
  'Commit the file itself.': '파일 자체를 커밋하십시오.',
  'Correct the template, or remove it: then the built-in one is used.':
    '템플릿을 고치거나 제거하십시오. 제거하면 내장 템플릿을 사용합니다.',
  'It is a link or a submodule, which is not followed.': '링크 또는 서브모듈이므로 따라가지 않습니다.',
  'Name it as one of these: {0}.': '다음 중 하나로 이름을 지으십시오: {0}.',
  'Shorten it, or move parts of it into the partials that there are.':
    '템플릿을 줄이거나, 일부를 기존 파셜(partial)로 옮기십시오.',
  'The template has {0} bytes; at most {1} are read.': '템플릿이 {0}바이트입니다. 최대 {1}바이트까지 읽습니다.',
  'There is no template of this name.': '이 이름의 템플릿은 없습니다.',
  'There is no template of this name; did you mean {0}?': '이 이름의 템플릿은 없습니다. 혹시 {0}을(를) 의도하셨습니까?',
  '1 changed SQL file in `{0}` belongs to no migration format that is known and was not rehearsed; if they are migrations, name the directory and its format under `migrations` in `.github/countersign.yml`.':
    '`{0}`에서 변경된 SQL 파일 1개가 알려진 어떤 마이그레이션 형식에도 속하지 않아 리허설하지 않았습니다. 마이그레이션이라면 `.github/countersign.yml` 파일의 `migrations` 아래에 디렉터리와 형식을 지정하십시오.',
  '1 migration under `{0}` is for {1} and was not rehearsed: only PostgreSQL is.':
    '`{0}` 아래의 마이그레이션 1개는 {1}용이므로 리허설하지 않았습니다. PostgreSQL만 리허설합니다.',
  'Keep migrations out of Git LFS: `git lfs untrack` and commit the SQL itself.':
    '마이그레이션을 Git LFS에 두지 마십시오. `git lfs untrack` 명령을 실행하고 SQL 자체를 커밋하십시오.',
  'Split it, or load bulk data outside of migrations.':
    '파일을 나누거나, 대량 데이터는 마이그레이션 밖에서 적재하십시오.',
  'The file has {0} MiB; at most {1} MiB are read.': '파일이 {0} MiB입니다. 최대 {1} MiB까지 읽습니다.',
  'The file is a Git LFS pointer, not SQL.': '파일이 SQL이 아니라 Git LFS 포인터입니다.',
  '`{0}` and {1} more': '`{0}` 외 {1}개',
  '`{0}` could not be read on the base branch ({1}), so all of its migrations count as new.':
    '`{0}` 디렉터리를 기준(base) 브랜치에서 읽을 수 없어({1}) 그 마이그레이션을 모두 새것으로 봅니다.',
  '`{0}` is not SQL and was not rehearsed; run it on a copy of production and compare the schema before and after.':
    '`{0}` 파일은 SQL이 아니므로 리허설하지 않았습니다. 프로덕션의 사본에서 실행하고 전후의 스키마를 비교하십시오.',
  "`{0}`: psql's variables {1} have no value here, and their own names stood in for them; check what production gives them.":
    '`{0}`: psql 변수 {1}의 값이 여기에 없어, 변수 이름 자체를 대신 사용했습니다. 프로덕션에서 어떤 값을 받는지 확인하십시오.',
  '{0} ({1}) are programs and were not rehearsed; run them on a copy of production and compare the schema before and after.':
    '{0}({1})은(는) 프로그램이므로 리허설하지 않았습니다. 프로덕션의 사본에서 실행하고 전후의 스키마를 비교하십시오.',
  '{0} ({1}) is a program and was not rehearsed; run them on a copy of production and compare the schema before and after.':
    '{0}({1})은(는) 프로그램이므로 리허설하지 않았습니다. 프로덕션의 사본에서 실행하고 전후의 스키마를 비교하십시오.',
  '{0} changed SQL files in `{1}` belong to no migration format that is known and were not rehearsed; if they are migrations, name the directory and its format under `migrations` in `.github/countersign.yml`.':
    '`{1}`에서 변경된 SQL 파일 {0}개가 알려진 어떤 마이그레이션 형식에도 속하지 않아 리허설하지 않았습니다. 마이그레이션이라면 `.github/countersign.yml` 파일의 `migrations` 아래에 디렉터리와 형식을 지정하십시오.',
  '{0} migrations under `{1}` are for {2} and were not rehearsed: only PostgreSQL is.':
    '`{1}` 아래의 마이그레이션 {0}개는 {2}용이므로 리허설하지 않았습니다. PostgreSQL만 리허설합니다.',
  '{0} not rehearsed: {1}.': '{0}: 리허설하지 않았습니다. 이유: {1}.',
  'Comment `/migration recheck` when it is quiet.': '변경이 멈추면 `/migration recheck` 댓글을 남기십시오.',
  'It kept changing while it was being reviewed.': '검토하는 동안 계속 변경되었습니다.',
  'pull request {0} has the same head commit and is not ready: {1}':
    '풀 리퀘스트 {0}의 head 커밋이 같으며, 그 풀 리퀘스트는 아직 준비되지 않았습니다: {1}',
  'Correct the `config` input, or commit the file to the base branch first; without the input {0} is read.':
    '`config` 입력을 고치거나, 먼저 파일을 기준(base) 브랜치에 커밋하십시오. 이 입력이 없으면 {0} 파일을 읽습니다.',
  'The base branch has no such configuration file.': '기준(base) 브랜치에 그런 구성 파일이 없습니다.',
  'The statistics file does not have the expected form at {0}: {1}.':
    '통계 파일의 {0} 부분이 예상한 형식이 아닙니다: {1}.',
  'The statistics file is not JSON: {0}.': '통계 파일이 JSON이 아닙니다: {0}.',
  'Write the file anew.': '파일을 새로 작성하십시오.',
  'its root': '최상위',
  'It is dropped, and its contents with it.': '삭제되며(DROP), 그 내용도 함께 삭제됩니다.',
  'after going up': 'up 실행 후',
  '{0} of {1}': '{1}개 중 {0}개가',
  '{0} sample rows are gone {1}.': '{1} 표본 행 {0} 사라집니다.',
  '{0} sample rows are there more than once {1}.': '{1} 표본 행 {0} 중복됩니다.',
  '{0} sample values are NULL {1}.': '{1} 표본 값 {0} NULL이 됩니다.',
  '{0} sample values are others {1}.': '{1} 표본 값 {0} 다른 값이 됩니다.',
  'Give a path that exists on the base branch, relative to the repository.':
    '기준(base) 브랜치에 존재하는 경로를, 저장소 기준의 상대 경로로 지정하십시오.',
  '{0} names {1}, which is not in the base branch.': '{0}에 {1} 파일이 지정되어 있지만, 기준(base) 브랜치에 없습니다.',
};
