# check=skip=SecretsUsedInArgOrEnv;error=true
FROM postgres:18
ENV POSTGRES_PASSWORD=dev
