#include "schema/schema.hpp"

#include "schema/compiler.hpp"
#include "schema/evaluation.hpp"

namespace luoshi::schema {

Result<Schema> Schema::read(std::string_view text) {
  return compile(TRY(parse_json(text)));
}

Result<Schema> Schema::compile(Json document) {
  Schema out;
  out.program_ = TRY(Compiler(std::make_shared<const Json>(std::move(document))).whole());
  return out;
}

Result<Report> Schema::validate(const Json& instance, const Limits& limits) const {
  return Evaluation(*program_, limits).whole(instance);
}

const Json& Schema::document() const {
  return *program_->document;
}

}  // namespace luoshi::schema
