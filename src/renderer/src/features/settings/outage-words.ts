import { inLanguage } from '@renderer/ui/in-language'

/** When late connections are an outage, in words. */
export const outageWords = inLanguage({
  en: {
    title: 'Provider outages',
    outageLeastCount: {
      label: 'Late connections, at least',
      hint: 'Fewer late connections of one provider are told one by one.'
    },
    outageSharePercent: {
      label: 'Share of the provider’s connections',
      hint: 'So many of those of which it is known must be late together.'
    },
    outageWindowMinutes: {
      label: 'Falling late within',
      hint: 'Connections that fell late further apart have causes of their own.'
    }
  },
  es: {
    title: 'Fallas de proveedores',
    outageLeastCount: {
      label: 'Conexiones atrasadas, al menos',
      hint: 'Si un proveedor tiene menos conexiones atrasadas, se muestran una por una.'
    },
    outageSharePercent: {
      label: 'Parte de las conexiones del proveedor',
      hint: 'Tantas de las que se conocen deben atrasarse juntas.'
    },
    outageWindowMinutes: {
      label: 'Atrasadas en un lapso de',
      hint: 'Las que se atrasan con más diferencia tienen causas propias.'
    }
  }
})
