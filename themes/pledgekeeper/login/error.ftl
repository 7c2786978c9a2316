<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${kcSanitize(msg("errorTitle"))?no_esc}
    <#elseif section = "form">
    <div id="kc-error-message">
        <p class="lede instruction">${kcSanitize(message.summary)?no_esc}</p>
        <#if traceId??><p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
        <#if !skipLink??>
        <p class="button-row"><a class="button" id="backToApplication" href="<#if (client.baseUrl)?has_content>${client.baseUrl}<#else>${properties.homeUrl!'/'}</#if>">${msg("backToApplication")}</a></p>
        </#if>
    </div>
    </#if>
</@layout.registrationLayout>
