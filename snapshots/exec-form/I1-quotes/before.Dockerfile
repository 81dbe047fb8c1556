FROM debian:12
cmd gunicorn --bind 0.0.0.0:80 \
    # four of them
    --workers 4 \
    --name 'my "app"' "a b"c
