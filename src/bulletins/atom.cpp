#include "bulletins/atom.hpp"

#include <pugixml.hpp>
#include <sstream>

namespace luoshi::bulletins {
namespace {

void put(pugi::xml_node parent, const char* name, const std::string& words) {
  parent.append_child(name).text().set(words.c_str());
}

void put_link(pugi::xml_node parent, const char* relation, const std::string& href) {
  auto link = parent.append_child("link");
  link.append_attribute("rel").set_value(relation);
  link.append_attribute("href").set_value(href.c_str());
}

}  // namespace

std::string write_atom(const AtomFeed& feed) {
  pugi::xml_document tree;
  auto root = tree.append_child("feed");
  root.append_attribute("xmlns").set_value("http://www.w3.org/2005/Atom");
  root.append_attribute("xml:lang").set_value(feed.language.c_str());
  put(root, "id", feed.id);
  put(root, "title", feed.title);
  put(root, "updated", to_rfc3339(feed.entries.empty() ? Instant{} : feed.entries.front().updated));
  put(root.append_child("author"), "name", feed.author);
  put_link(root, "alternate", feed.link);
  put_link(root, "self", feed.self);
  for (const auto& entry : feed.entries) {
    auto node = root.append_child("entry");
    put(node, "id", entry.id);
    put(node, "title", entry.title);
    put(node, "updated", to_rfc3339(entry.updated));
    put_link(node, "alternate", entry.link);
    if (!entry.summary.empty()) put(node, "summary", entry.summary);
  }
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  tree.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace luoshi::bulletins
