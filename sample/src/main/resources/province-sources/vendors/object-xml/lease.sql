-- Objects in XML (invented vendor), leases: one row is one lease of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(TenantIdNo), '')) AS __tenant_id_no,
  mobile_number(nullif(trim(TenantPhone), '')) AS __tenant_phone,
  local_date(trim(LeasedFrom), 'yyyyMMdd') AS __leased_from,
  local_date(trim(LeasedTo), 'yyyyMMdd') AS __leased_to,

  nullif(trim(LeaseNo), '') AS lease_no,
  person_name(nullif(trim(TenantName), '')) AS tenant_name,
  __tenant_id_no AS tenant_id_no,
  __tenant_phone AS tenant_phone,
  person_name(nullif(trim(LandlordName), '')) AS landlord_name,
  nullif(trim(AddressText), '') AS address_text,
  __leased_from AS leased_from,
  __leased_to AS leased_to,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('tenant_id_no_unreadable', __tenant_id_no IS NULL AND trim(TenantIdNo) <> ''),
    issue('tenant_id_no_invalid', NOT id_number_is_valid(__tenant_id_no)),
    issue('tenant_phone_unreadable', __tenant_phone IS NULL AND trim(TenantPhone) <> ''),
    issue('leased_from_unreadable', __leased_from IS NULL AND trim(LeasedFrom) <> ''),
    issue('leased_to_unreadable', __leased_to IS NULL AND trim(LeasedTo) <> '')) AS _issues
FROM dump
