/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

/* GTK's usual keys. Left goes left whatever the direction; what is logical (a word further, the end of the
 * line) is turned by the direction of the paragraph that the caret stands in. */

typedef enum
{
  MOVE_VISUALLY,
  MOVE_WORDS,
  MOVE_LINES,
  MOVE_LINE_ENDS,
  MOVE_PARAGRAPHS,
  MOVE_PAGES,
  MOVE_TEXT_ENDS,
} Move;

/* A caret that was scrolled away begins again where the eye is. */
static void
bring_caret_on_screen (HwReader *self)
{
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRectangle line;
  gsize byte, under;
  gboolean at_end = FALSE;

  if (hw_reader_get_caret_line (self, self->caret, self->caret_at_end, &line)
      && line.y + line.height > 0 && line.y < page)
    return;
  hw_reader_byte_at (self, self->column_x, self->top_margin, &byte, &under);
  byte = hw_reader_step_line_end (self, byte, &at_end, FALSE);
  hw_reader_select_bytes (self, byte, byte);
}

/* Keeps two lines of what was read, and the caret at its height on the screen. */
static gsize
move_page (HwReader *self, int pages, double x)
{
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  int kept;
  double before = gtk_adjustment_get_value (self->vadjustment);
  GdkRectangle line;
  gsize byte, under;

  /* Lines as high as those at the edge that stays. */
  hw_reader_byte_at (self, self->column_x, pages > 0 ? page - 1 : 0, &byte, &under);
  kept = 2 * hw_layouts_get_leading (self->layouts, hw_reader_get_direction_at (self, byte));
  if (!hw_reader_get_caret_line (self, self->caret, self->caret_at_end, &line))
    line = (GdkRectangle){ 0, page / 3, 1, 1 };
  hw_reader_cancel_kinetic (self);
  hw_reader_scroll_by (self, pages * MAX (page - kept, page / 2));
  hw_reader_validate (self);
  hw_reader_configure_adjustments (self);
  self->place_moved = TRUE;
  hw_reader_expect_quiet (self);
  if (ABS (gtk_adjustment_get_value (self->vadjustment) - before) < 1)
    return pages > 0 ? self->n_bytes : 0;
  hw_reader_byte_at (self, self->column_x + x, CLAMP (line.y, 0, page - 1) + line.height / 2.0,
                     &byte, &under);
  return byte;
}

static gsize
move_visually (HwReader *self, int count, gboolean extend)
{
  gboolean forward
      = (count > 0) == (hw_reader_get_direction_at (self, self->caret) != HW_DIRECTION_RTL);

  /* A selection is left at the side that the key points to. */
  if (hw_reader_has_selection (self) && !extend)
    return forward ? MAX (self->bound, self->caret) : MIN (self->bound, self->caret);
  return hw_reader_step_visually (self, self->caret, self->caret_at_end, count);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HwReader *self = HW_READER (widget);
  gint32 move, count;
  gboolean extend, rtl, at_end;
  double x;
  gsize to;

  g_variant_get (args, "(iib)", &move, &count, &extend);
  if (self->text == NULL)
    return FALSE;
  if (!extend && move != MOVE_TEXT_ENDS && !hw_reader_has_selection (self))
    bring_caret_on_screen (self);
  x = self->caret_x >= 0 ? self->caret_x
                         : hw_reader_get_caret_x (self, self->caret, self->caret_at_end);
  at_end = self->caret_at_end && (move == MOVE_LINES || move == MOVE_LINE_ENDS);
  rtl = hw_reader_get_direction_at (self, self->caret) == HW_DIRECTION_RTL;
  switch ((Move) move)
    {
    case MOVE_VISUALLY:
      to = move_visually (self, count, extend);
      break;
    case MOVE_WORDS:
      to = hw_reader_step_word (self, self->caret, (count > 0) != rtl);
      break;
    case MOVE_LINES:
      to = hw_reader_step_line (self, self->caret, &at_end, count, x);
      break;
    case MOVE_LINE_ENDS:
      to = hw_reader_step_line_end (self, self->caret, &at_end, count > 0);
      break;
    case MOVE_PARAGRAPHS:
      to = hw_reader_step_paragraph (self, self->caret, count > 0);
      break;
    case MOVE_PAGES:
      to = move_page (self, count, x);
      break;
    case MOVE_TEXT_ENDS:
    default:
      to = count > 0 ? self->n_bytes : 0;
      break;
    }
  hw_reader_select_bytes (self, extend ? self->bound : to, to);
  if (at_end)
    hw_reader_stand_at_end (self);
  self->caret_x = move == MOVE_LINES || move == MOVE_PAGES ? x : -1;
  if (move != MOVE_PAGES || to == 0 || to == self->n_bytes)
    hw_reader_scroll_to_caret (self);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HwReader *self = HW_READER (widget);

  if (!hw_reader_has_selection (self))
    return FALSE;
  hw_reader_select_bytes (self, self->caret, self->caret);
  hw_reader_settle_selection (self);
  return TRUE;
}

/* The range that the keyboard is at: the focused one, else the smallest at the caret. */
static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HwReader *self = HW_READER (widget);
  gint64 id = self->focused;

  if (self->text == NULL)
    return FALSE;
  if (id == 0)
    {
      g_autoptr (GArray) ids = hw_reader_get_ranges_at (self, hw_reader_get_caret (self));

      if (ids->len == 0)
        return FALSE;
      id = g_array_index (ids, gint64, 0);
    }
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_RANGE_ACTIVATED], 0, id);
  return TRUE;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hw_reader_copy (HW_READER (widget));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HwReader *self = HW_READER (widget);

  hw_reader_select_bytes (self, self->n_bytes, 0);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HwReader *self = HW_READER (widget);
  GdkRectangle area = { 0 };

  if (self->text == NULL)
    return;
  if (!hw_reader_get_selection_area (self, &area))
    area.x = gtk_widget_get_width (widget) / 2;
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_TEXT_MENU], 0,
                 (double) area.x + area.width / 2.0, (double) (area.y + area.height));
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HwReader *self = HW_READER (widget);
  double zoom = 1;

  if (g_str_equal (name, "zoom.in"))
    zoom = self->zoom * 1.1;
  else if (g_str_equal (name, "zoom.out"))
    zoom = self->zoom / 1.1;
  /* Nineteen steps of a tenth up and down end at 1 again. */
  hw_reader_set_zoom (self, ABS (zoom - 1) < 0.02 ? 1 : zoom, 0);
}

static void
add_move (GtkWidgetClass *klass,
          guint key,
          guint pad_key,
          GdkModifierType modifiers,
          Move move,
          int count)
{
  guint keys[2] = { key, pad_key };

  for (int i = 0; i < 2; i++)
    {
      gtk_widget_class_add_binding (klass, keys[i], modifiers, move_cb, "(iib)", move, count,
                                    FALSE);
      gtk_widget_class_add_binding (klass, keys[i], modifiers | GDK_SHIFT_MASK, move_cb, "(iib)",
                                    move, count, TRUE);
    }
}

static void
add_zoom (GtkWidgetClass *klass, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (klass, key, GDK_CONTROL_MASK, action, NULL);
}

void
hw_reader_class_init_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "clipboard.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "selection.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "menu.popup", NULL, menu_action);
  gtk_widget_class_install_action (klass, "zoom.in", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "zoom.out", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "zoom.reset", NULL, zoom_action);

  add_move (klass, GDK_KEY_Left, GDK_KEY_KP_Left, 0, MOVE_VISUALLY, -1);
  add_move (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 0, MOVE_VISUALLY, 1);
  add_move (klass, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, MOVE_WORDS, -1);
  add_move (klass, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, MOVE_WORDS, 1);
  add_move (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_LINES, -1);
  add_move (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_LINES, 1);
  add_move (klass, GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, MOVE_PARAGRAPHS, -1);
  add_move (klass, GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, MOVE_PARAGRAPHS, 1);
  add_move (klass, GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_LINE_ENDS, -1);
  add_move (klass, GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_LINE_ENDS, 1);
  add_move (klass, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_TEXT_ENDS, -1);
  add_move (klass, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_TEXT_ENDS, 1);
  add_move (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_PAGES, -1);
  add_move (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_PAGES, 1);

  /* A text that cannot be typed into is turned by the space bar. */
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, move_cb, "(iib)", MOVE_PAGES, 1, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, GDK_SHIFT_MASK, move_cb, "(iib)", MOVE_PAGES,
                                -1, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "clipboard.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Insert, GDK_CONTROL_MASK, "clipboard.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_CONTROL_MASK, "selection.select-all",
                                       NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, escape_cb,
                                NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  add_zoom (klass, GDK_KEY_plus, "zoom.in");
  add_zoom (klass, GDK_KEY_equal, "zoom.in");
  add_zoom (klass, GDK_KEY_KP_Add, "zoom.in");
  add_zoom (klass, GDK_KEY_minus, "zoom.out");
  add_zoom (klass, GDK_KEY_KP_Subtract, "zoom.out");
  add_zoom (klass, GDK_KEY_0, "zoom.reset");
  add_zoom (klass, GDK_KEY_KP_0, "zoom.reset");
}
