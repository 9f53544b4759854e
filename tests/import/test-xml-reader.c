/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-reader.h"

#include <string.h>

#include "extract.h"

enum
{
  BOOK = 1,
  TITLE,
  HIDDEN,
};

static const HwXmlNamespace namespaces[]
    = { { "urn:old", "n" }, { "urn:new", "n" }, { NULL, NULL } };
static const HwXmlName names[]
    = { { "n:book", BOOK }, { "title", TITLE }, { "n:hidden", HIDDEN }, { NULL, 0 } };

static void
start (gpointer data, int id, HwXml *xml)
{
  const char *value = hw_xml_get (xml, "n:name"), *plain = hw_xml_get (xml, "name");

  g_string_append_printf (data, "<%d in %d at %u", id, hw_xml_get_parent (xml),
                          hw_xml_get_depth (xml));
  if (value != NULL)
    g_string_append_printf (data, " n:name=%s", value);
  if (plain != NULL)
    g_string_append_printf (data, " name=%s", plain);
  g_string_append_c (data, '>');
  if (id == HIDDEN)
    hw_xml_skip (xml);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  g_string_append_printf (data, "</%d>", id);
}

static void
text (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  g_string_append_len (data, utf8, (gssize) n_bytes);
}

static const HwXmlGrammar grammar = { namespaces, names, TRUE, start, end, text };

static void
assert_read (const char *xml, gssize n_bytes, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, n_bytes < 0 ? strlen (xml) : (gsize) n_bytes);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hw_xml_read (bytes, "x.xml", &grammar, got, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
assert_refused (const char *xml, gsize n_bytes, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, n_bytes);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const gint64 start_time = g_get_monotonic_time ();

  g_assert_false (hw_xml_read (bytes, "x.xml", &grammar, got, NULL, &error));
  g_assert_error (error, HW_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, "x.xml"));
  g_assert_null (strstr (got->str, "lol"));
  g_assert_null (strstr (got->str, "root:"));
  g_assert_cmpint (g_get_monotonic_time () - start_time, <, 5 * G_USEC_PER_SEC);
}

static void
test_elements (void)
{
  assert_read ("<?xml version='1.0'?><b:book xmlns:b='urn:old' b:name='1' name='2&amp;3'>"
               "<title>كتاب &lt; <![CDATA[<x>]]>&nbsp;&eacute;&#x660;</title><other/></b:book>",
               -1,
               "<1 in 0 at 1 n:name=1 name=2&3><2 in 1 at 2>كتاب < <x>\u00a0é٠</2>"
               "<0 in 1 at 2></0></1>");
  assert_read ("<book xmlns='urn:new' name='x'><hidden>no<title/></hidden>yes<!-- --></book>", -1,
               "<1 in 0 at 1 name=x><3 in 1 at 2>yes</1>");
  /* Of another namespace, it is another element. */
  assert_read ("<book xmlns='urn:else'/>", -1, "<0 in 0 at 1></0>");
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-16", "UTF-16LE", "UTF-16BE", "WINDOWS-1256" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *xml = g_strdup_printf (
          "<?xml version=\"1.0\" encoding=\"%s\"?><title>كتاب</title>", encodings[i]);
      gsize n_bytes;
      g_autofree char *bytes = g_convert (xml, -1, encodings[i], "UTF-8", NULL, &n_bytes, NULL);

      assert_read (bytes, (gssize) n_bytes, "<2 in 0 at 1>كتاب</2>");
    }
  assert_read ("\xef\xbb\xbf<title>كتاب</title>", -1, "<2 in 0 at 1>كتاب</2>");
}

static void
test_stop (void)
{
  static const HwXmlGrammar stopping = { namespaces, names, FALSE, NULL, NULL, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<a><b>", 6);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) many = g_string_new ("<a>");
  g_autoptr (GError) error = NULL;

  g_assert_false (hw_xml_read (bytes, "x.xml", &stopping, NULL, NULL, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
  g_clear_error (&error);

  for (int i = 0; i < 5000; i++)
    g_string_append (many, "<b/>");
  g_string_append (many, "</a>");
  g_autoptr (GBytes) long_one = g_bytes_new (many->str, many->len);
  g_cancellable_cancel (cancellable);
  g_assert_false (hw_xml_read (long_one, "x.xml", &stopping, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_entities (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE l [<!ENTITY l0 'lol'>");

  for (int i = 1; i < 30; i++)
    g_string_append_printf (laughs, "<!ENTITY l%d '&l%d;&l%d;&l%d;'>", i, i - 1, i - 1, i - 1);
  g_string_append (laughs, "]><l>&l29;</l>");
  assert_refused (laughs->str, laughs->len, HW_IMPORT_ERROR_UNSUPPORTED);

  static const char *const outside[] = {
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    "<!DOCTYPE x [<!ENTITY % e SYSTEM 'file:///etc/passwd'> %e;]><x/>",
    "<!DOCTYPE x [<!ATTLIST x a CDATA 'lol'>]><x/>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    assert_refused (outside[i], strlen (outside[i]), HW_IMPORT_ERROR_UNSUPPORTED);
  /* One that nobody declared, and a DTD that is not fetched. */
  const char *unknown = "<x>&unknown;</x>";
  assert_refused (unknown, strlen (unknown), HW_IMPORT_ERROR_DAMAGED);
  assert_read ("<!DOCTYPE title PUBLIC '-//X' 'file:///nowhere/x.dtd'><title>a&nbsp;b</title>", -1,
               "<2 in 0 at 1>a\u00a0"
               "b</2>");
}

static void
test_bounds (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<a");
  g_autoptr (GString) hidden = g_string_new ("<a><![CDATA[<x b=\"]]><c ");
  g_autoptr (GString) spaces = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, deep->len, HW_IMPORT_ERROR_UNSUPPORTED);

  for (int i = 0; i < 1000000; i++)
    g_string_append_printf (wide, " a%d=''", i);
  g_string_append (hidden, wide->str + 2);
  g_string_append (wide, "/>");
  g_string_append (hidden, "/></a>");
  assert_refused (wide->str, wide->len, HW_IMPORT_ERROR_UNSUPPORTED);
  assert_refused (hidden->str, hidden->len, HW_IMPORT_ERROR_UNSUPPORTED);

  for (int i = 0; i < 300; i++)
    g_string_append_printf (spaces, "<a xmlns:a%d='urn:a' xmlns:b%d='urn:b'>", i, i);
  assert_refused (spaces->str, spaces->len, HW_IMPORT_ERROR_UNSUPPORTED);
}

static void
test_long_text (void)
{
  const gsize n = (gsize) 60 * 1024 * 1024;
  g_autofree char *xml = g_malloc (n + 32);
  g_autoptr (GString) got = g_string_new (NULL);

  memset (xml, 'a', n + 32);
  memcpy (xml, "<title>", 7);
  memcpy (xml + n + 32 - 8, "</title>", 8);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&xml), n + 32);
  g_assert_true (hw_xml_read (bytes, "x.xml", &grammar, got, NULL, NULL));
  g_assert_cmpuint (got->len, >, n);
}

static void
test_too_large (void)
{
  const gsize n = HW_XML_MAX_BYTES + 1;
  g_autofree char *xml = g_malloc (n);

  memset (xml, ' ', n);
  assert_refused (xml, n, HW_IMPORT_ERROR_TOO_LARGE);
}

static void
test_cut_off (void)
{
  const char *xml = "<b:book xmlns:b='urn:old' b:name='1'><title>كتاب &amp; "
                    "<![CDATA[<x>]]><!-- c --></title></b:book>";

  for (gsize n = 1; n < strlen (xml); n++)
    assert_refused (xml, n, HW_IMPORT_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-reader/elements", test_elements);
  g_test_add_func ("/xml-reader/encodings", test_encodings);
  g_test_add_func ("/xml-reader/stop", test_stop);
  g_test_add_func ("/xml-reader/entities", test_entities);
  g_test_add_func ("/xml-reader/bounds", test_bounds);
  g_test_add_func ("/xml-reader/long-text", test_long_text);
  g_test_add_func ("/xml-reader/too-large", test_too_large);
  g_test_add_func ("/xml-reader/cut-off", test_cut_off);
  return g_test_run ();
}
