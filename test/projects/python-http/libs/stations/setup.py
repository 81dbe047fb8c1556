from setuptools import setup

setup(name="stations", version="0.3.0", packages=["stations"])
