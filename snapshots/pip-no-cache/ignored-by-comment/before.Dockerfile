FROM python:3.12
# dockoptimize ignore=pip-no-cache -- the tests reuse the wheels
RUN pip install flask
