from setuptools import Extension, setup

setup(name='tool', py_modules=['tool'], ext_modules=[Extension('_tool', ['tool.c'], libraries=['magic'])])
