from setuptools import setup

setup(name="units", version="1.2.0", py_modules=["units"])
