#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* How often each byte occurs, as a list of 256 counts. */
static PyObject *count(PyObject *self, PyObject *args) {
  const unsigned char *bytes;
  Py_ssize_t length;
  if (!PyArg_ParseTuple(args, "y#", &bytes, &length)) return NULL;

  long counts[256] = {0};
  for (Py_ssize_t i = 0; i < length; i++) counts[bytes[i]]++;

  PyObject *list = PyList_New(256);
  for (int i = 0; i < 256; i++) PyList_SET_ITEM(list, i, PyLong_FromLong(counts[i]));
  return list;
}

static PyMethodDef methods[] = {{"count", count, METH_VARARGS, "Counts bytes."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "histogram", NULL, -1, methods};

PyMODINIT_FUNC PyInit_histogram(void) { return PyModule_Create(&module); }
