WITH RECURSIVE days (day) AS (
  SELECT first_day FROM period
  UNION ALL
  SELECT date(day, '+1 day') FROM days WHERE day < (SELECT last_day FROM period)
)
SELECT days.day,
  COUNT(s.id),
  COUNT(DISTINCT s.user_id),
  COUNT(*) FILTER (WHERE s.hits = 0)
FROM days
JOIN searches AS s ON s.at >= days.day AND s.at < date(days.day, '+1 day')
GROUP BY days.day
ORDER BY days.day;
