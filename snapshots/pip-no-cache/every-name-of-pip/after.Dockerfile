FROM python:3.12
RUN pip3 install --no-cache-dir a && pip3.12 install --no-cache-dir b && python -m pip install --no-cache-dir c && python3 -m pip --quiet install --no-cache-dir d && /venv/bin/pip wheel --no-cache-dir e && sudo -H pip download --no-cache-dir f
