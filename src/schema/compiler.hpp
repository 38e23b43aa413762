// Makes a Program of a schema document, collecting findings on the way. Internal to schema.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/node.hpp"

namespace luoshi::schema {

// The resource (core clause 4.3.5) a subschema belongs to.
struct Scope {
  std::string base;  // URI without fragment; empty for a document without $id
  std::string root;  // JSON Pointer of the resource's root in the document
};

class Compiler {
 public:
  explicit Compiler(std::shared_ptr<const Json> document) {
    program_.document = std::move(document);
  }

  [[nodiscard]] Result<std::shared_ptr<const Program>> whole();

  // For keywords.
  [[nodiscard]] Node& node(NodeId id) { return program_.nodes[id]; }
  // Compiles a subschema.
  NodeId child(const Json& value, const std::string& path, const Scope& outer);
  void find(std::string place, std::string problem, std::string detail = {}) {
    findings_.push_back({std::move(place), std::move(problem), std::move(detail)});
  }
  void track() { program_.tracks = true; }
  void refer(NodeId from, std::string path, std::string uri) {
    references_.push_back({from, std::move(path), std::move(uri)});
  }
  void anchor(const std::string& path, const std::string& uri, NodeId id);

 private:
  struct Reference {
    NodeId from = no_node;
    std::string path;
    std::string uri;  // absolute
  };

  [[nodiscard]] Scope enter(const Json& value, const std::string& path, const Scope& outer,
                            NodeId id);
  void resolve();
  void refuse_cycles();
  void lend_labels();

  Program program_;
  std::vector<Finding> findings_;
  std::map<std::string, NodeId> named_;  // by URI with fragment
  std::vector<Reference> references_;
};

// What a keyword stands in.
struct Place {
  NodeId id = no_node;
  std::string path;  // JSON Pointer of the keyword
  const Scope& scope;
};

using ReadKeyword = void (*)(Compiler&, const Place&, const Json&);

// nullptr for a keyword that is not carried out.
[[nodiscard]] ReadKeyword keyword_of(std::string_view name);

// A reference against a base, RFC 3986 clause 5.2; the fragment with its percent escapes undone.
[[nodiscard]] std::string resolve_uri(std::string_view base, std::string_view reference);

}  // namespace luoshi::schema
