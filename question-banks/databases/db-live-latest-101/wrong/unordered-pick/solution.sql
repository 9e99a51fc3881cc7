SELECT parcels.id, COALESCE(events.state, 'new'), MAX(events.at)
FROM parcels
LEFT JOIN events ON events.parcel_id = parcels.id
GROUP BY parcels.id
ORDER BY parcels.id;
