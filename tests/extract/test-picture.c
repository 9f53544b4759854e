/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <string.h>

#include "frames-private.h"
#include "page-places.h"
#include "picture-frames.h"
#include "worker-protocol.h"
#include "worker.h"

/* Pages drawn by hawashi-extract: what was set is seen, and nothing that a file says costs more than its failure. */

#define WIDTH 200.0
#define HEIGHT 400.0

static const char *extract, *poor_kernel; /* programs */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A page for each label, the left half of which is black down to so many tenths as its number. */
static GBytes *
make_pdf (const char *const *labels)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      cairo_pdf_surface_set_page_label (surface, labels[i]);
      cairo_rectangle (cairo, 0, 0, WIDTH / 2, HEIGHT * (i + 1) / 10);
      cairo_fill (cairo);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_roman (void)
{
  static const char *const labels[] = { "i", "ii", "1", "2", NULL };

  return make_pdf (labels);
}

/* One page by hand, without a table of its parts. */
static GBytes *
make_page (const char *box, const char *content, const char *resources)
{
  char *page = g_strdup_printf ("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R"
                                "/Resources<<%s>>>>endobj\n"
                                "4 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n"
                                "5 0 obj<</Type/XObject/Subtype/Image/Width 60000/Height 60000"
                                "/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 4>>stream\nabcd\n"
                                "endstream endobj\ntrailer<</Size 6/Root 1 0 R>>\n%%%%EOF\n",
                                box, resources, strlen (content), content);

  return g_bytes_new_take (page, strlen (page));
}

static gboolean
is_dark (const HwPagePicture *picture, guint x, guint y)
{
  gsize n;
  const guint8 *pixels = g_bytes_get_data (picture->pixels, &n);

  g_assert_cmpuint (n, ==, (gsize) picture->width * picture->height * 3);
  return pixels[((gsize) y * picture->width + x) * 3] < 128;
}

static void
test_ink (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GBytes) bytes = make_roman ();

  for (guint page = 0; page < 4; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwPagePicture) picture
          = hw_worker_draw_page (worker, bytes, page, 300, NULL, &error);
      const guint edge = 60 * (page + 1);

      g_assert_no_error (error);
      g_assert_cmpuint (picture->width, ==, 300);
      g_assert_cmpuint (picture->height, ==, 600);
      g_assert_null (picture->remark);
      g_assert_true (is_dark (picture, 2, 2));
      g_assert_true (is_dark (picture, 147, edge - 3));
      g_assert_false (is_dark (picture, 147, edge + 3));
      g_assert_false (is_dark (picture, 153, edge - 3));
      g_assert_false (is_dark (picture, 299, 599));
    }
}

static void
test_labels (void)
{
  static const char *const expected[] = { "i", "ii", "1", "2" };
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GBytes) bytes = make_roman ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) labels = hw_worker_list_pages (worker, bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (labels->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < labels->len; i++)
    g_assert_cmpstr (labels->pdata[i], ==, expected[i]);
}

/* A picture is turned as its page is. A page that is not there is told of by its number. */
static void
test_turned (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GBytes) bytes = make_page ("0 0 200 400]/Rotate 90/Nothing[", "0 0 100 400 re f", "");
  g_autoptr (GError) error = NULL, none = NULL;
  g_autoptr (HwPagePicture) picture = hw_worker_draw_page (worker, bytes, 0, 400, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 400);
  g_assert_cmpuint (picture->height, ==, 200);
  g_assert_true (is_dark (picture, 390, 50));
  g_assert_false (is_dark (picture, 390, 150));
  g_assert_null (hw_worker_draw_page (worker, bytes, 1, 400, NULL, &none));
  g_assert_error (none, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (none->message, "2"));
}

/* Whatever size a page says it has, the picture has a bounded one. */
static void
test_huge (void)
{
  static const char *const boxes[]
      = { "0 0 1000000000 1000000000", "0 0 1 1000000",     "0 0 1000000 1",  "0 0 0.001 0.001",
          "-5e30 -5e30 5e30 5e30",     "0 0 100000 200000", "0 0 14400 14400" };
  static const guint widths[] = { 1, 600, HW_PAGE_PICTURE_MAX_SIDE };
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_autoptr (GBytes) bytes = make_page (boxes[i], "0 0 9 9 re f", "");
        g_autoptr (GError) error = NULL;
        g_autoptr (HwPagePicture) picture
            = hw_worker_draw_page (worker, bytes, 0, widths[j], NULL, &error);

        g_test_message ("%s at %u: %s", boxes[i], widths[j],
                        error != NULL ? error->message : "drawn");
        if (picture == NULL)
          {
            g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
            continue;
          }
        g_assert_cmpuint (picture->width, <=, widths[j]);
        g_assert_true (hw_page_picture_may_have_size (picture->width, picture->height));
      }
}

/* Fails in time, and the next page is drawn. */
static void
test_bombs (void)
{
  static const struct
  {
    const char *content, *resources;
  } pages[] = {
    { "300 0 0 300 0 0 cm /X Do", "/XObject<</X 5 0 R>>" },
    { "/X Do", "/XObject<</X 4 0 R>>" },
    { "/P gs /Pattern cs /Q scn 0 0 300 300 re f", "/Pattern<</Q 4 0 R>>" },
    { "q q q q q Q Q Q Q Q Q Q Q BT ET ET EMC", "" },
  };
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GBytes) good = make_roman ();

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GBytes) bytes = make_page ("0 0 300 300", pages[i].content, pages[i].resources);
      g_autoptr (GError) error = NULL, none = NULL;
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (HwPagePicture) picture = hw_worker_draw_page (worker, bytes, 0, 600, NULL, &error);
      const double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      g_autoptr (HwPagePicture) next = NULL;

      g_test_message ("%s: %s (%.1f s)", pages[i].content, error != NULL ? error->message : "drawn",
                      seconds);
      g_assert_cmpfloat (seconds, <, 12);
      g_assert_true (picture != NULL || error->domain == HW_IMPORT_ERROR);
      next = hw_worker_draw_page (worker, good, 0, 30, NULL, &none);
      g_assert_no_error (none);
    }
}

static void
test_cut_off (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GBytes) whole = make_roman ();
  const gsize n = g_bytes_get_size (whole);

  for (guint i = 0; i < 24; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, n * i / 24);
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (HwPagePicture) picture = hw_worker_draw_page (worker, bytes, 0, 50, NULL, &error);
      g_autoptr (GPtrArray) labels = hw_worker_list_pages (worker, bytes, NULL, &other);

      if (picture == NULL)
        g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
      if (labels == NULL)
        g_assert_error (other, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
    }
}

static void
test_cancel (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new_for_pictures ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = make_roman ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hw_worker_draw_page (worker, bytes, 0, 50, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* On a kernel without Landlock no font can be opened: the picture says that letters are missing. */
static void
test_fonts (void)
{
  static const char *const without[] = { "nothing", "landlock", "namespaces", "landlock,seccomp" };

  for (gsize i = 0; i < G_N_ELEMENTS (without); i++)
    {
      g_autoptr (GBytes) bytes
          = make_page ("0 0 200 100", "BT /A 90 Tf 9 9 Td (MMM) Tj ET",
                       "/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>");
      g_autofree char *path = NULL, *command = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) out = NULL;
      g_autoptr (HwPictureReader) reader = hw_picture_reader_new ();
      gsize n;

      g_assert_cmpint (g_file_open_tmp ("page-XXXXXX", &path, &error), >=, 0);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                          (gssize) g_bytes_get_size (bytes), &error));
      command = g_strdup_printf ("%s %s %s --draw=1 --width=200 <%s | cat; rm %s", poor_kernel,
                                 without[i], extract, path, path);
      const char *const argv[] = { "/bin/sh", "-c", command, NULL };
      g_autoptr (GSubprocess) process
          = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
      const guint8 *data = g_bytes_get_data (out, &n);
      g_assert_true (hw_picture_reader_feed (reader, data, n, &error));
      g_autoptr (HwPagePicture) picture = hw_picture_reader_finish (reader, &error);
      g_assert_no_error (error);
      g_assert_nonnull (picture->remark);
      g_assert_nonnull (strstr (picture->remark, "Helvetica"));

      guint n_dark = 0;
      for (guint x = 0; x < picture->width; x++)
        for (guint y = 0; y < picture->height; y++)
          n_dark += is_dark (picture, x, y);
      g_test_message ("without %s: %s, %u", without[i], picture->remark, n_dark);
      g_assert_true ((n_dark > 500) == (strstr (picture->remark, "missing") == NULL));
      if (g_str_equal (without[i], "landlock"))
        g_assert_cmpuint (n_dark, ==, 0);
    }
}

static gboolean
collect (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  g_byte_array_append (user_data, data, (guint) n_bytes);
  return TRUE;
}

static GByteArray *
make_frames (guint width, guint height, gsize n_pixels)
{
  g_autofree guint8 *pixels = g_malloc0 (n_pixels + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, n_pixels);
  const HwPagePicture picture = { width, height, bytes, (char *) "remark" };
  GByteArray *frames = g_byte_array_new ();

  g_assert_true (hw_picture_frames_write (&picture, collect, frames, NULL));
  return frames;
}

static HwPagePicture *
read_frames (const guint8 *data, gsize n_bytes, gsize step, GError **error)
{
  g_autoptr (HwPictureReader) reader = hw_picture_reader_new ();

  for (gsize i = 0; i < n_bytes; i += step)
    if (!hw_picture_reader_feed (reader, data + i, MIN (step, n_bytes - i), error))
      return NULL;
  return hw_picture_reader_finish (reader, error);
}

static void
test_frames (void)
{
  g_autoptr (GByteArray) frames = make_frames (31, 17, 31 * 17 * 3);

  for (gsize step = 1; step < 3000; step += 37)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwPagePicture) picture = read_frames (frames->data, frames->len, step, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (picture->width, ==, 31);
      g_assert_cmpuint (picture->height, ==, 17);
      g_assert_cmpstr (picture->remark, ==, "remark");
      g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, 31 * 17 * 3);
    }
  for (gsize n = 0; n < frames->len; n++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_frames (frames->data, n, 4096, &error));
      g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED);
    }
}

/* What lies about itself is never taken. */
static void
test_lies (void)
{
  static const struct
  {
    guint width, height;
    gsize n_pixels;
  } lies[] = {
    { 0, 5, 0 },           { 5, 0, 0 },
    { 10, 10, 301 },       { 10, 10, 299 },
    { 10, 10, 0 },         { 16384, 1025, 3 },
    { 16385, 1, 49155 },   { 1, 16385, 49155 },
    { 65536, 65536, 0 },   { G_MAXUINT, G_MAXUINT, 3 },
    { 0x80000000u, 2, 0 },
  };
  g_autoptr (GByteArray) good = make_frames (4, 4, 48), twice = g_byte_array_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GByteArray) frames = make_frames (lies[i].width, lies[i].height, lies[i].n_pixels);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_frames (frames->data, frames->len, 4096, &error));
      g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED);
    }
  g_byte_array_append (twice, good->data, good->len);
  g_byte_array_append (twice, good->data + HW_FRAMES_MAGIC_BYTES,
                       good->len - HW_FRAMES_MAGIC_BYTES);
  g_assert_null (read_frames (twice->data, twice->len, 4096, NULL));

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree guint8 *bad = g_memdup2 (good->data, good->len);
      g_autoptr (HwPagePicture) picture = NULL;

      for (int j = g_rand_int_range (chance, 1, 4); j > 0; j--)
        bad[g_rand_int_range (chance, 0, (gint32) good->len)]
            = (guint8) g_rand_int_range (chance, 0, 256);
      picture = read_frames (bad, good->len, 4096, NULL);
      if (picture != NULL)
        g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==,
                          (gsize) picture->width * picture->height * 3);
    }
}

/* Pages are found by their names in their order: names come twice, and pages without text are not in the text. */
static void
test_places (void)
{
  static const char *const all[] = { "i", "ii", "1", "2", "3", "1", "2" };
  static const struct
  {
    gsize start;
    const char *label;
    guint page;
  } known[] = { { 0, "ii", 1 }, { 10, "1", 2 }, { 30, "3", 4 }, { 45, "1", 5 }, { 60, "2", 6 } };
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gsize start;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (labels, (gpointer) all[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    hw_structure_add_locator (structure, known[i].start, HW_LOCATOR_PAGE, known[i].label);
  hw_structure_add_locator (structure, 70, HW_LOCATOR_PAGE, "no such page");
  g_autoptr (HwPagePlaces) places = hw_page_places_new (structure, labels);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_cmpuint (hw_page_places_find_page (places, known[i].start), ==, known[i].page);
      g_assert_cmpuint (hw_page_places_find_page (places, known[i].start + 5), ==, known[i].page);
      g_assert_true (hw_page_places_find_start (places, known[i].page, &start));
      g_assert_cmpuint (start, ==, known[i].start);
      g_assert_cmpstr (hw_page_places_get_label (places, known[i].page), ==, known[i].label);
    }
  g_assert_cmpuint (hw_page_places_find_page (places, 1000), ==, 6);
  g_assert_false (hw_page_places_find_start (places, 0, &start));
  g_assert_cmpuint (hw_page_places_get_n_pages (places), ==, 7);

  g_autoptr (HwPagePlaces) none = hw_page_places_new (NULL, labels);
  g_assert_cmpuint (hw_page_places_find_page (none, 50), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  extract = argv[1];
  poor_kernel = argv[2];
  hw_worker_set_program (extract);
  g_test_add_func ("/picture/ink", test_ink);
  g_test_add_func ("/picture/labels", test_labels);
  g_test_add_func ("/picture/turned", test_turned);
  g_test_add_func ("/picture/huge", test_huge);
  g_test_add_func ("/picture/bombs", test_bombs);
  g_test_add_func ("/picture/cut-off", test_cut_off);
  g_test_add_func ("/picture/cancel", test_cancel);
  g_test_add_func ("/picture/fonts", test_fonts);
  g_test_add_func ("/picture/frames", test_frames);
  g_test_add_func ("/picture/lies", test_lies);
  g_test_add_func ("/picture/places", test_places);
  return g_test_run ();
}
