-- Excel workbook (invented vendor), social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(CSRQ), 'yyyy年MM月dd日') AS __born,
  id_number(nullif(trim(GMSFHM), '')) AS __id_no,
  mobile_number(nullif(trim(LXDH), '')) AS __phone,
  local_date(trim(CBRQ), 'yyyy年MM月dd日') AS __insured_from,
  local_date(trim(TBRQ), 'yyyy年MM月dd日') AS __insured_to,

  nullif(trim(SBBH), '') AS insurance_no,
  person_name(nullif(trim(XM), '')) AS name,
  CASE WHEN trim(XB) IN ('0', '1', '2', '9') THEN trim(XB) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(DWBH), '') AS employer_no,
  nullif(trim(DWMC), '') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(XB) <> '' AND trim(XB) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(CSRQ) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(GMSFHM) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(LXDH) <> ''),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(CBRQ) <> ''),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(TBRQ) <> '')) AS _issues
FROM dump
