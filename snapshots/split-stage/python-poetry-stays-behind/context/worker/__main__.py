import redis

redis.Redis(host="queue").blpop("jobs")
