WITH numbered AS (
  SELECT parcel_id, state, at,
    ROW_NUMBER() OVER (PARTITION BY parcel_id ORDER BY at DESC, id DESC) AS place
  FROM events
)
SELECT parcels.id, COALESCE(latest.state, 'new'), latest.at
FROM parcels
LEFT JOIN numbered AS latest ON latest.parcel_id = parcels.id
WHERE latest.place = 1
ORDER BY parcels.id;
