package io.supercool.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @Test
  void shapesAreThoseOfTheHeader() {
    byte[] file =
        Specimens.tensors(
            """
            {"__metadata__":{"by":"test"},"b":{"dtype":"F32","shape":[2],"data_offsets":[16,24]},
             "a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"c":{"dtype":"F32","shape":[0,7],"data_offsets":[8,8]},
             "d":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}
            """,
            24);
    assertThat(Safetensors.shapes(file))
        .containsEntry("a", List.of())
        .containsEntry("b", List.of(2L))
        .containsEntry("c", List.of(0L, 7L))
        .containsEntry("d", List.of(2L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|12",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|8",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]}}|8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}|0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,6]}}|6",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|4",
        "{\"a\":7}|0",
        "[]|0",
        "{|0"
      })
  void headersThatDoNotFitAreRefused(String header, int bytes) {
    byte[] file = Specimens.tensors(header, bytes);
    assertThatThrownBy(() -> Safetensors.shapes(file)).isInstanceOf(PackageException.class);
  }

  @Test
  void aHeaderLongerThanTheFileIsRefused() {
    byte[] file = Specimens.tensors("{}", 0);
    file[7] = 0x7f;
    assertThatThrownBy(() -> Safetensors.shapes(file))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("header");
    assertThatThrownBy(() -> Safetensors.shapes(new byte[3])).isInstanceOf(PackageException.class);
  }
}
