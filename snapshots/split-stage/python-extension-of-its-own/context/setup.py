from setuptools import Extension, setup

setup(
    name="histogram-server",
    py_modules=["histogram_server"],
    ext_modules=[Extension("histogram", sources=["native/histogram.c"])],
)
