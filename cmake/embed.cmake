# luoshi_embed(TARGET NAME ROOT folder FILES files…)
# Builds files into TARGET: `#include "embedded/NAME.hpp"` gives `luoshi::embedded::NAME()`, an
# EmbeddedFiles sorted by path below ROOT. The bytes go through the assembler (.incbin), so a large
# script costs no compile time.
function(luoshi_embed TARGET NAME)
  cmake_parse_arguments(ARG "" "ROOT" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  add_custom_command(
    OUTPUT ${out}/${NAME}.hpp ${out}/${NAME}.cpp ${out}/${NAME}.S
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed.py ${NAME} ${out} ${ARG_ROOT} ${ARG_FILES}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed.py ${ARG_FILES}
    VERBATIM)
  set_source_files_properties(${out}/${NAME}.S PROPERTIES OBJECT_DEPENDS "${ARG_FILES}")
  target_sources(${TARGET} PRIVATE ${out}/${NAME}.hpp ${out}/${NAME}.cpp ${out}/${NAME}.S)
  target_include_directories(${TARGET} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
