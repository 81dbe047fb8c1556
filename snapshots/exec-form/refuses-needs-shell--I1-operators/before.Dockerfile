FROM debian:12
CMD service cron start && tail -f /var/log/*.log
