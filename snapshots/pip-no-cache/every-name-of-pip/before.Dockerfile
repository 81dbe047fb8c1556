FROM python:3.12
RUN pip3 install a && pip3.12 install b && python -m pip install c && python3 -m pip --quiet install d && /venv/bin/pip wheel e && sudo -H pip download f
