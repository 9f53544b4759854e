#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file manager of one icon: a small window from which the files of its arguments are dragged."""

import sys

import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    window = Gtk.Window(title="Files", default_width=160, default_height=90)
    label = Gtk.Label(label="Files to drag", vexpand=True, hexpand=True)
    uris = "".join(Gio.File.new_for_path(path).get_uri() + "\r\n" for path in sys.argv[1:])
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_bytes(
        "text/uri-list", GLib.Bytes.new(uris.encode())))
    source.connect("drag-end", lambda *_: label.set_label("Dragged"))
    label.add_controller(source)
    window.set_child(label)
    window.present()
    loop = GLib.MainLoop()
    window.connect("close-request", lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
