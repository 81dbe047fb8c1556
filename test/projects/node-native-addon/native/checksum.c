#include <node_api.h>
#include <stdint.h>
#include <stdlib.h>

/* Adler-32 of a string. */
static napi_value adler32(napi_env env, napi_callback_info info) {
  napi_value argument, result;
  size_t count = 1, length = 0;
  napi_get_cb_info(env, info, &count, &argument, NULL, NULL);
  napi_get_value_string_utf8(env, argument, NULL, 0, &length);
  char *text = malloc(length + 1);
  napi_get_value_string_utf8(env, argument, text, length + 1, &length);

  uint32_t a = 1, b = 0;
  for (size_t i = 0; i < length; i++) {
    a = (a + (unsigned char)text[i]) % 65521;
    b = (b + a) % 65521;
  }
  free(text);
  napi_create_uint32(env, (b << 16) | a, &result);
  return result;
}

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "adler32", NAPI_AUTO_LENGTH, adler32, NULL, &function);
  napi_set_named_property(env, exports, "adler32", function);
  return exports;
}
