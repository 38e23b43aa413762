// Tagged PDF (ISO 32000-1, 14.8): marks what is drawn between begin and end as one element of the
// document's structure. Tag names are constants; nothing of a document's words goes into them.
#pragma once

#include <cairo.h>

namespace luoshi::format::official {

class Tag {
 public:
  Tag(cairo_t* cairo, const char* name) : cairo_(cairo), name_(name) {
    cairo_tag_begin(cairo_, name_, nullptr);
  }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;
  ~Tag() { cairo_tag_end(cairo_, name_); }

 private:
  cairo_t* cairo_;
  const char* name_;
};

}  // namespace luoshi::format::official
