-- Parts in a ZIP (invented vendor), files on suspects: one row is one file on one suspect of one case; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'dd/MM/yyyy') AS __born,
  id_number(nullif(nullif(trim(id_no), ''), '\\N')) AS __id_no,
  mobile_number(nullif(nullif(trim(phone), ''), '\\N')) AS __phone,
  local_date(trim(opened_on), 'dd/MM/yyyy') AS __opened_on,
  __opened_on >= :day_after_night AS __is_implausible,

  nullif(nullif(trim(suspect_no), ''), '\\N') AS file_no,
  nullif(nullif(trim(incident_no), ''), '\\N') AS incident_no,
  person_name(nullif(nullif(trim(name), ''), '\\N')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
  CASE WHEN NOT __is_implausible THEN __opened_on END AS opened_on,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  changes(
    changed('opened_on', 'implausible_unknown', opened_on, __is_implausible)) AS _changes,
  issues(
    issue('sex_code_unknown', trim(sex_code) NOT IN ('', '\\N') AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) NOT IN ('', '\\N')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) NOT IN ('', '\\N')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(phone) NOT IN ('', '\\N')),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(opened_on) NOT IN ('', '\\N')),
    issue('opened_on_implausible', __is_implausible)) AS _issues
FROM dump
