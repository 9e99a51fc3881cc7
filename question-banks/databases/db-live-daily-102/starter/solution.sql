SELECT date(at), COUNT(*), COUNT(DISTINCT user_id), 0
FROM searches
GROUP BY date(at);
