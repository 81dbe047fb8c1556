from setuptools import setup

setup(name="tally", version="0.1.0", py_modules=["tally"])
