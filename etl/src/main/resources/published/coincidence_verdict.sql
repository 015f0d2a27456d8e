-- published.coincidence_verdict: do crime and crashes coincide, in words, and on what figures that rests.
-- Grain: one aspect (place or time) of one city. To coincide is not to cause.
SELECT city_code, aspect, verdict, correlation, p, n_perm, n_crime, n_crash, reason,
       CASE
         WHEN verdict = 'coincide' AND aspect = 'place' THEN 'The neighbourhoods with more crashes are the ones with more crime, far more than chance would have it.'
         WHEN verdict = 'coincide' THEN 'The hours of the week with more crashes are the ones with more crime, far more than chance would have it.'
         WHEN verdict = 'partly' AND aspect = 'place' THEN 'Crashes and crime share some neighbourhoods beyond chance, but most of each lies elsewhere.'
         WHEN verdict = 'partly' THEN 'Crashes and crime share some hours beyond chance, but weakly, only with times that may be defaults, or only by the hour of the day.'
         WHEN verdict = 'do not coincide' AND aspect = 'place' THEN 'Crashes and crime lie no closer together than one map shifted against the other.'
         WHEN verdict = 'do not coincide' THEN 'Crashes and crime keep hours no more alike than one week shifted against the other.'
         WHEN verdict = 'too few' THEN 'It cannot be told from so few events.'
       END AS meaning
FROM derived.coincidence_verdict
