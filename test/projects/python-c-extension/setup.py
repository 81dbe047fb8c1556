from setuptools import Extension, setup

setup(
    name="histogram-server",
    version="0.9.1",
    py_modules=["histogram_server"],
    ext_modules=[Extension("histogram", sources=["native/histogram.c"])],
)
