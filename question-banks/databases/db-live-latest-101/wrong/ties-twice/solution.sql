SELECT parcels.id, COALESCE(events.state, 'new'), events.at
FROM parcels
LEFT JOIN events ON events.parcel_id = parcels.id
  AND events.at = (SELECT MAX(at) FROM events WHERE parcel_id = parcels.id)
ORDER BY parcels.id;
