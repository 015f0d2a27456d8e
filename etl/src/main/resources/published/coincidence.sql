-- published.coincidence: do the hours and places of crashes and of crime coincide? The figures, each with its meaning.
-- Grain: one figure of one city. A figure that could not be given is null, and its note says why.
-- To coincide is not to cause.
SELECT city_code, stat, value, null_mean, lo, hi, p, n_perm, n_crime, n_crash, note,
       CASE
         WHEN stat LIKE 'pearson\_hours\_24%' THEN 'How alike the daily courses of crime and of crashes are: 1 alike, 0 unrelated, -1 opposite.'
         WHEN stat LIKE 'spearman\_hours\_24%' THEN 'The same for the order of the hours only.'
         WHEN stat LIKE 'pearson\_hours\_168%' THEN 'How alike the weekly courses are, hour by hour.'
         WHEN stat LIKE 'spearman\_hours\_168%' THEN 'The same for the order of the 168 hours only.'
         WHEN stat LIKE '%residual%' THEN 'What remains alike once the usual day and the usual hour are taken out; the daily shape alone gives most of the plain figure.'
         WHEN stat = 'spearman_cells' THEN 'Whether places with more crime also have more crashes, by rank; places without either are left out, so unrelated maps come out below 0: see what shifts give.'
         WHEN stat LIKE 'top%\_share' THEN 'Share of the places with most crashes that are also among the places with most crime; by chance it would be the share of places looked at.'
         WHEN stat LIKE 'top%\_lift' THEN 'How many times the share that chance would give.'
         WHEN stat LIKE 'top%\_jaccard' THEN 'Places at the top for both, of all places at the top for either.'
         WHEN stat = 'lee_l' THEN 'Whether crashes and crime are high in the same neighbourhoods of cells; no correlation, for it shrinks where maps are ragged.'
         WHEN stat = 'moran_bv' THEN 'Whether there are many crashes around where there is much crime.'
         WHEN stat = 'neighbourhood_r' THEN 'How alike the two maps are, neighbourhood by neighbourhood: 1 alike, 0 unrelated, -1 opposite.'
         WHEN stat LIKE 'cross\_k\_%' THEN 'How much area around a crash would hold as many crimes, were they spread evenly: more than a circle of that radius where they draw near, less at the edges of the city.'
         WHEN stat LIKE 'pair\_correlation\_%' THEN 'How many times more crimes lie at that distance from a crash than an even spread would put there.'
         WHEN stat LIKE '%cells' THEN 'How many places were looked at.'
         ELSE 'See docs/methods/coincidence.md.'
       END AS meaning
FROM derived.coincidence
